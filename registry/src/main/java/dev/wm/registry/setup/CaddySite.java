package dev.wm.registry.setup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registry's site block in a Caddyfile, between two comments of its own. Every other
 * line stays as it is.
 */
final class CaddySite {

	private static final String BEGIN = "# wm-registry: begin (written by wm-registry setup)";

	private static final String END = "# wm-registry: end";

	private static final Pattern BLOCK = Pattern
		.compile("(?ms)^\\R?^# wm-registry: begin\\b[^\\n]*\\n([^\\s{]+) \\{.*?^# wm-registry: end[^\\n]*(\\n|\\z)");

	private CaddySite() {
	}

	/**
	 * The same file with a block for the registry.
	 * @param caddyfile the file
	 * @param domain the name that clients use
	 * @param upstream the registry's address and port
	 * @return the new file
	 */
	static String with(String caddyfile, String domain, String upstream) {
		String rest = without(caddyfile);
		String separator = rest.isEmpty() ? "" : (rest.endsWith("\n") ? "\n" : "\n\n");
		return rest + separator + """
				%s
				%s {
					reverse_proxy %s
				}
				%s
				""".formatted(BEGIN, domain, upstream, END);
	}

	/**
	 * The same file without the block.
	 * @param caddyfile the file
	 * @return the new file
	 */
	static String without(String caddyfile) {
		return BLOCK.matcher(caddyfile).replaceAll("");
	}

	/**
	 * The name that the block is for.
	 * @param caddyfile the file
	 * @return the name, empty if there is no block
	 */
	static Optional<String> domain(String caddyfile) {
		Matcher matcher = BLOCK.matcher(caddyfile);
		return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

}
