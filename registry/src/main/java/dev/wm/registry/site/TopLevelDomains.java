package dev.wm.registry.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wm.contract.net.DnsLabel;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The delegated top-level domains of the Internet, from the list that IANA makes of the
 * root zone ({@code tlds-alpha-by-domain.txt}), as it was at the build. A mesh that uses
 * one of them as a site's domain hides every name under it from that site.
 */
public final class TopLevelDomains {

	private static final Pattern VERSION = Pattern.compile("# Version (\\d{4})(\\d{2})(\\d{2})\\d{2},.*");

	private TopLevelDomains() {
	}

	/**
	 * Whether a label is delegated in the root zone. Names that private networks use,
	 * such as {@code home}, {@code lan} and {@code internal}, are not.
	 * @param label the label, {@code xn--} for one in another script
	 * @return whether the Internet has names under it
	 */
	public static boolean isDelegated(DnsLabel label) {
		return Domains.NAMES.contains(label.text());
	}

	/**
	 * The date of the list.
	 * @return such as {@code 2026-10-03}
	 */
	public static String date() {
		return Domains.DATE;
	}

	/** The list, read when it is first needed. */
	private static final class Domains {

		private static final String TEXT = text();

		private static final Set<String> NAMES = TEXT.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> new DnsLabel(line).text())
			.collect(Collectors.toUnmodifiableSet());

		private static final String DATE = date(TEXT.lines().findFirst().orElse(""));

		private static String text() {
			try (InputStream in = TopLevelDomains.class.getResourceAsStream("tlds-alpha-by-domain.txt")) {
				return new String(in.readAllBytes(), US_ASCII);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static String date(String line) {
			Matcher version = VERSION.matcher(line);
			if (!version.matches()) {
				throw new IllegalStateException("The list of top-level domains has no version.");
			}
			return version.group(1) + "-" + version.group(2) + "-" + version.group(3);
		}

	}

}
