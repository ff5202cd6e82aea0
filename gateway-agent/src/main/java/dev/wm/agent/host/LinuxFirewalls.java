package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.firewall.BlockedTraffic;
import dev.wm.agent.firewall.ForeignRules;
import dev.wm.agent.firewall.IptablesRulesParser;
import dev.wm.agent.firewall.NftRulesParser;
import dev.wm.agent.firewall.Openings;
import dev.wm.agent.observed.IpJsonParser;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.OutputParseException;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.InvalidValueException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The other firewalls of a Linux machine, through nft, iptables, ufw and firewall-cmd.
 * The agent's own rules in chains of nftables and iptables have a comment by which they
 * are found; what ufw and firewalld were told is in a file with the commands that undo
 * it.
 */
public final class LinuxFirewalls implements ForeignFirewalls {

	private final CommandRunner runner;

	private final Paths paths;

	public LinuxFirewalls(CommandRunner runner, Paths paths) {
		this.runner = runner;
		this.paths = paths;
	}

	@Override
	public ForeignRules rules() {
		return translated(() -> {
			// Without the elements of sets, of which the agent's table may have 20,000.
			String json = list();
			ForeignRules rules = NftRulesParser.parse(json, json.contains("gress\"") ? listText() : "");
			if (json.contains("\"xt\"")) {
				rules = rules
					.and(saved("iptables-nft-save").map(IptablesRulesParser::compatible).orElse(ForeignRules.NONE));
			}
			return rules.and(legacyRules());
		});
	}

	private String list() {
		return this.runner.run(Command.of("nft", "-j", "-t", "list", "ruleset"));
	}

	private String listText() {
		return this.runner.run(Command.of("nft", "-t", "list", "ruleset"));
	}

	private ForeignRules legacyRules() {
		return legacy() ? saved("iptables-legacy-save").map(IptablesRulesParser::legacy).orElse(ForeignRules.NONE)
				: ForeignRules.NONE;
	}

	// The kernel has the file while the old iptables is in use.
	private boolean legacy() {
		return FileReader.text(this.paths.legacyTables()).filter((names) -> !names.isBlank()).isPresent();
	}

	// Without it, its rules are judged by what nft shows of them.
	private Optional<String> saved(String program) {
		try {
			CommandResult result = this.runner.attempt(Command.of(program));
			return result.succeeded() ? Optional.of(result.output()) : Optional.empty();
		}
		catch (CommandException ex) {
			return Optional.empty();
		}
	}

	// "default via 192.168.1.1 dev eth0 proto dhcp"
	@Override
	public String uplink() {
		return translated(() -> {
			String route = this.runner.run(Command.of("ip", "-4", "route", "show", "default"));
			List<String> words = Arrays.asList(route.lines().findFirst().orElse("").split(" ", -1));
			int device = words.indexOf("dev") + 1;
			return (device > 0 && device < words.size()) ? words.get(device) : "";
		});
	}

	@Override
	public Map<String, List<String>> ports() {
		return translated(() -> {
			Map<String, List<String>> ports = new HashMap<>();
			for (NetworkInterface each : IpJsonParser
				.interfaces(this.runner.run(Command.of("ip", "-d", "-j", "addr")))) {
				String master = each.link().master();
				if (master != null) {
					ports.computeIfAbsent(master, (_) -> new ArrayList<>()).add(each.name());
				}
			}
			return ports;
		});
	}

	@Override
	public List<String> open(List<BlockedTraffic> blocked) {
		Openings openings = Openings.of(blocked);
		List<String> failures = new ArrayList<>();
		translated(() -> {
			record(openings.undo());
			return openings;
		});
		openings.commands().forEach((command) -> attempt(command).ifPresent(failures::add));
		return failures;
	}

	private void record(List<List<String>> undo) {
		List<String> lines = new ArrayList<>(FileReader.text(this.paths.openings()).orElse("").lines().toList());
		int before = lines.size();
		undo.stream()
			.map((command) -> String.join("\t", command))
			.filter((line) -> !lines.contains(line))
			.forEach(lines::add);
		if (lines.size() > before) {
			new AtomicFile(this.paths.openings()).write((String.join("\n", lines) + "\n").getBytes(UTF_8),
					FileMode.PUBLIC);
		}
	}

	private Optional<String> attempt(List<String> argv) {
		Command command = Command.of(argv.toArray(String[]::new));
		try {
			CommandResult result = this.runner.attempt(command);
			return (result.succeeded() || Openings.isDone(result.errors())) ? Optional.empty()
					: Optional.of("`" + command + "` failed: " + result.errorSummary());
		}
		catch (CommandException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public boolean close() {
		return translated(() -> {
			ForeignRules rules = NftRulesParser.parse(list()).and(legacyRules());
			List<List<String>> undo = new ArrayList<>(Openings.undo(rules));
			FileReader.text(this.paths.openings())
				.ifPresent((text) -> text.lines().forEach((line) -> undo.add(List.of(line.split("\t", -1)))));
			// What somebody else has undone fails.
			undo.forEach(this::attempt);
			AtomicFile.delete(this.paths.openings());
			return !undo.isEmpty();
		});
	}

	private static <T> T translated(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (CommandException | UncheckedIOException | InvalidValueException | OutputParseException ex) {
			throw new HostException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
