package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.agent.firewall.BlockedTraffic.Place;

/**
 * The commands that let traffic pass other firewalls and those that undo it.
 *
 * @param commands what is run, in order
 * @param undo what undoes that and has to be remembered, in order; the agent's rules in
 * chains are found by their comment
 */
public record Openings(List<List<String>> commands, List<List<String>> undo) {

	// What firewall-cmd and ufw say of what is there already.
	private static final Pattern DONE = Pattern.compile("ALREADY_ENABLED|NAME_CONFLICT|ZONE_ALREADY_SET|ALREADY_SET");

	public Openings {
		commands = List.copyOf(commands);
		undo = List.copyOf(undo);
	}

	/** The commands for all that is blocked, each once. */
	public static Openings of(List<BlockedTraffic> blocked) {
		List<List<String>> commands = new ArrayList<>();
		List<List<String>> undo = new ArrayList<>();
		for (BlockedTraffic each : blocked) {
			each.commands().stream().map((command) -> tagged(each.place(), command)).forEach(commands::add);
			each.commands().stream().flatMap((command) -> undo(each.place(), command)).forEach(undo::add);
		}
		return new Openings(distinct(commands), lastReload(undo));
	}

	// Several hooks may need the same; firewalld is told to reload once, after all else.
	private static List<List<String>> distinct(List<List<String>> commands) {
		return lastReload(commands.stream().distinct().toList());
	}

	private static List<List<String>> lastReload(List<List<String>> commands) {
		List<String> reload = List.of("firewall-cmd", "--reload");
		Stream<List<String>> others = commands.stream().filter((command) -> !command.equals(reload)).distinct();
		return commands.contains(reload) ? Stream.concat(others, Stream.of(reload)).toList() : others.toList();
	}

	private static List<String> tagged(Place place, List<String> command) {
		List<String> tagged = new ArrayList<>(command);
		switch (place) {
			case NFT -> tagged.addAll(List.of("comment", "\"" + Rule.TAG + "\""));
			case LEGACY -> tagged.addAll(command.size() - 2, List.of("-m", "comment", "--comment", Rule.TAG));
			case UFW -> tagged.addAll(List.of("comment", Rule.TAG));
			case FIREWALLD -> {
				// Its policy has the name.
			}
		}
		return tagged;
	}

	private static Stream<List<String>> undo(Place place, List<String> command) {
		return switch (place) {
			case NFT, LEGACY -> Stream.empty();
			case UFW -> Stream.of(deleted(command));
			case FIREWALLD -> firewalld(command);
		};
	}

	// "ufw delete allow …", "ufw route delete allow …"
	private static List<String> deleted(List<String> command) {
		List<String> deleted = new ArrayList<>(command);
		deleted.add(command.get(1).equals("route") ? 2 : 1, "delete");
		return deleted;
	}

	private static Stream<List<String>> firewalld(List<String> command) {
		String last = command.getLast();
		if (last.startsWith("--new-policy=")) {
			return Stream.of(List.of("firewall-cmd", "--permanent", last.replace("--new-", "--delete-")));
		}
		if (command.stream().anyMatch((word) -> word.startsWith("--policy="))) {
			return Stream.empty();
		}
		return Stream.of(command.stream().map((word) -> word.replace("--add-", "--remove-")).toList());
	}

	/** The commands that remove the agent's own rules from chains of others. */
	public static List<List<String>> undo(ForeignRules rules) {
		return rules.all()
			.flatMap((chain) -> chain.rules()
				.stream()
				.filter((rule) -> !rule.handle().isEmpty())
				.map((rule) -> undo(chain.name(), rule)))
			.toList();
	}

	private static List<String> undo(ChainName chain, Rule rule) {
		if (chain.isNft()) {
			return List.of("nft", "delete", "rule", chain.family(), chain.table(), chain.chain(), "handle",
					rule.handle());
		}
		return Stream
			.concat(Stream.of(ChainName.LEGACY, "-t", chain.table(), "-D", chain.chain()),
					IptablesRulesParser.words(rule.handle()).stream())
			.toList();
	}

	/** Whether a command failed only because what it does was done before. */
	public static boolean isDone(String errors) {
		return DONE.matcher(errors).find();
	}

}
