package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parses the output of {@code iptables-save}: what has come by iptables, old or new.
 */
public final class IptablesRulesParser {

	private static final Set<String> HOOKS = Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

	private final String program;

	private final Map<ChainName, Boolean> policies = new LinkedHashMap<>();

	private final Map<ChainName, List<Rule>> rules = new LinkedHashMap<>();

	private String table = "";

	private IptablesRulesParser(String program) {
		this.program = program;
	}

	/**
	 * Parses the rules of iptables-legacy.
	 * @param text the output of {@code iptables-legacy-save}
	 */
	public static ForeignRules legacy(String text) {
		return parse(text, ChainName.LEGACY);
	}

	/**
	 * Parses the rules that iptables keeps in nftables, where nft itself does not show
	 * all their conditions.
	 * @param text the output of {@code iptables-nft-save}
	 */
	public static ForeignRules compatible(String text) {
		return parse(text, ChainName.NFT);
	}

	private static ForeignRules parse(String text, String program) {
		IptablesRulesParser parser = new IptablesRulesParser(program);
		text.lines().forEach(parser::line);
		return new ForeignRules(parser.policies.entrySet()
			.stream()
			.map((entry) -> parser.chain(entry.getKey(), entry.getValue()))
			.toList());
	}

	private void line(String line) {
		if (line.startsWith("*")) {
			this.table = line.substring(1).strip();
		}
		else if (line.startsWith(":")) {
			String[] parts = line.substring(1).split(" ", -1);
			this.policies.put(name(parts[0]), parts.length > 1 && parts[1].equals("DROP"));
		}
		else if (line.startsWith("-A ")) {
			String[] parts = line.split(" ", 3);
			this.rules.computeIfAbsent(name(parts[1]), (_) -> new ArrayList<>())
				.add(IptablesRule.parse((parts.length > 2) ? parts[2] : ""));
		}
	}

	private ChainName name(String chain) {
		return new ChainName(this.program, "ip", this.table, chain);
	}

	private Chain chain(ChainName name, boolean drops) {
		List<Rule> all = this.rules.getOrDefault(name, List.of());
		if (!HOOKS.contains(name.chain())) {
			return new Chain(name, BaseHook.NONE, all);
		}
		String hook = name.chain().toLowerCase(Locale.ROOT);
		String type = name.table().equals("nat") ? "nat" : "filter";
		return new Chain(name, new BaseHook(type, hook, priority(name.table(), hook), drops, List.of()), all);
	}

	// Of the kernel's linux/netfilter_ipv4.h.
	private static int priority(String table, String hook) {
		return switch (table) {
			case "raw" -> -300;
			case "mangle" -> -150;
			case "nat" -> hook.equals("prerouting") || hook.equals("output") ? -100 : 100;
			case "security" -> 50;
			default -> 0;
		};
	}

	/** The words of a line, quoted ones as one. */
	static List<String> words(String line) {
		return Arrays.stream(line.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
			.map((word) -> word.replace("\"", ""))
			.filter((word) -> !word.isEmpty())
			.toList();
	}

}
