package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wm.agent.firewall.Verdict.Plain;
import dev.wm.agent.json.JsonNode;

/**
 * Parses the output of {@code nft -j list ruleset} (libnftables-json(5)): the chains of
 * the families that IPv4's packets pass, without the agent's own table. The elements of
 * named sets are not needed.
 */
public final class NftRulesParser {

	private static final Set<String> FAMILIES = Set.of("ip", "inet", "netdev", "bridge");

	// They end the rule, and the packet passes.
	private static final Map<String, Plain> TRANSLATIONS = Map.of("dnat", Plain.DESTINATION, "redirect",
			Plain.DESTINATION, "tproxy", Plain.DESTINATION, "snat", Plain.SOURCE, "masquerade", Plain.SOURCE, "notrack",
			Plain.UNTRACKED);

	private final Map<ChainName, JsonNode> chains = new LinkedHashMap<>();

	private final Map<ChainName, List<Rule>> rules = new LinkedHashMap<>();

	private final Map<ChainName, List<String>> devices;

	private NftRulesParser(Map<ChainName, List<String>> devices) {
		this.devices = devices;
	}

	/**
	 * Parses the rules.
	 * @param json the output of {@code nft -j list ruleset}
	 * @return the rules of others
	 * @throws dev.wm.contract.InvalidValueException if it is not JSON
	 */
	public static ForeignRules parse(String json) {
		return parse(json, "");
	}

	/**
	 * Parses the rules.
	 * @param json the output of {@code nft -j list ruleset}
	 * @param text the output of {@code nft list ruleset}, which alone has the interfaces
	 * of ingress and egress chains in every version; empty if there are none
	 * @return the rules of others
	 * @throws dev.wm.contract.InvalidValueException if it is not JSON
	 */
	public static ForeignRules parse(String json, String text) {
		NftRulesParser parser = new NftRulesParser(NftDevicesParser.parse(text));
		JsonNode.parse(json).at("nftables").items().forEach(parser::object);
		return new ForeignRules(parser.chains.entrySet()
			.stream()
			.map((entry) -> parser.chain(entry.getKey(), entry.getValue()))
			.toList());
	}

	private void object(JsonNode object) {
		if (object.has("chain")) {
			JsonNode chain = object.at("chain");
			ChainName name = name(chain, chain.at("name").text());
			if (isForeign(name)) {
				this.chains.put(name, chain);
			}
		}
		else if (object.has("rule")) {
			JsonNode rule = object.at("rule");
			ChainName name = name(rule, rule.at("chain").text());
			if (isForeign(name)) {
				this.rules.computeIfAbsent(name, (_) -> new ArrayList<>()).add(rule(rule));
			}
		}
	}

	private static ChainName name(JsonNode object, String chain) {
		return new ChainName(ChainName.NFT, object.at("family").text(), object.at("table").text(), chain);
	}

	private static boolean isForeign(ChainName name) {
		return FAMILIES.contains(name.family()) && !(name.family().equals("ip") && name.table().equals("wm"));
	}

	private Chain chain(ChainName name, JsonNode chain) {
		List<Rule> all = this.rules.getOrDefault(name, List.of());
		String hook = chain.at("hook").text();
		return new Chain(name,
				hook.isEmpty() ? BaseHook.NONE
						: new BaseHook(chain.at("type").text(), hook, Integer.parseInt(chain.at("prio").text()),
								chain.at("policy").text().equals("drop"), this.devices.getOrDefault(name, List.of())),
				all);
	}

	private static Rule rule(JsonNode rule) {
		List<Match> matches = new ArrayList<>();
		Verdict verdict = Plain.CONTINUE;
		for (JsonNode statement : rule.at("expr").items()) {
			if (statement.has("match")) {
				matches.add(NftMatchParser.match(statement.at("match")));
			}
			else {
				unknown(statement, matches);
				verdict = (verdict == Plain.CONTINUE) ? verdict(statement) : verdict;
			}
		}
		boolean own = rule.at("comment").text().equals(Rule.TAG);
		return new Rule(matches, verdict, own ? rule.at("handle").text() : "");
	}

	// What nft prints of rules that iptables-nft has made has no arguments.
	private static void unknown(JsonNode statement, List<Match> matches) {
		boolean foreignMatch = statement.has("xt") && !statement.at("xt").at("type").text().equals("target");
		if (foreignMatch && !statement.at("xt").at("name").text().equals("comment")) {
			matches.add((_) -> Answer.UNKNOWN);
		}
		if (statement.has("quota") || statement.has("ct count")) {
			matches.add((_) -> Answer.UNKNOWN);
		}
		if (statement.has("limit") && statement.at("limit").at("inv").text().equals("true")) {
			matches.add((_) -> Answer.NO);
		}
	}

	private static Verdict verdict(JsonNode statement) {
		for (String name : statement.names()) {
			if (TRANSLATIONS.containsKey(name)) {
				return TRANSLATIONS.get(name);
			}
		}
		if (statement.has("mangle")) {
			return change(statement.at("mangle").at("key").at("payload"));
		}
		if (statement.has("accept")) {
			return Plain.ACCEPT;
		}
		if (statement.has("drop") || statement.has("fwd") || statement.has("reject")
				|| statement.at("xt").at("name").text().equals("REJECT")) {
			return Plain.DROP;
		}
		if (statement.has("return")) {
			return Plain.RETURN;
		}
		if (statement.has("jump") || statement.has("goto")) {
			boolean jump = statement.has("jump");
			return new Verdict.Jump(statement.at(jump ? "jump" : "goto").at("target").text(), jump);
		}
		return statement.has("vmap") ? choice(statement.at("vmap")) : Plain.CONTINUE;
	}

	// "ip saddr set 192.0.2.1"
	private static Verdict change(JsonNode payload) {
		if (!payload.at("protocol").text().equals("ip")) {
			return Plain.CONTINUE;
		}
		return switch (payload.at("field").text()) {
			case "saddr" -> Plain.SOURCE;
			case "daddr" -> Plain.DESTINATION;
			default -> Plain.CONTINUE;
		};
	}

	private static Verdict choice(JsonNode map) {
		JsonNode set = map.at("data").at("set");
		if (set.items().isEmpty()) {
			return Plain.CONTINUE;
		}
		return new Verdict.Choice(set.items()
			.stream()
			.filter((entry) -> entry.items().size() == 2)
			.map((entry) -> new Rule(List.of(NftMatchParser.equal(map.at("key"), entry.items().getFirst())),
					verdict(entry.items().getLast()), ""))
			.toList());
	}

}
