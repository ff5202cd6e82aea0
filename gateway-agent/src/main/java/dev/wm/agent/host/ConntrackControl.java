package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.FlowFilter;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;

/**
 * Deletes conntrack entries with conntrack(8).
 */
final class ConntrackControl {

	// From here on it takes less to list the entries first: most filters match none, and
	// each takes a process.
	private static final int MANY = 32;

	private final CommandRunner runner;

	ConntrackControl(CommandRunner runner) {
		this.runner = runner;
	}

	void end(FirewallAction.EndFlows action) {
		List<FlowFilter> flows = (action.flows().size() > MANY) ? fewest(action.flows()) : action.flows();
		List<Command> commands = flows.stream().map(ConntrackControl::command).toList();
		List<CommandResult> results = this.runner.attemptAll(commands);
		for (int i = 0; i < commands.size(); i++) {
			require(commands.get(i), results.get(i));
		}
	}

	// A filter for each pair of addresses that has entries. There may be more pairs than
	// filters, or more entries than can be listed in time.
	private List<FlowFilter> fewest(List<FlowFilter> flows) {
		try {
			List<FlowFilter> present = present(new FlowMatcher(flows));
			return (present.size() < flows.size()) ? present : flows;
		}
		catch (CommandException ex) {
			return flows;
		}
	}

	private List<FlowFilter> present(FlowMatcher matcher) {
		return matcher.covers()
			.stream()
			.map((cover) -> this.runner.run(command("-L", cover)))
			.flatMap(String::lines)
			.flatMap((line) -> FlowMatcher.flow(line).stream())
			.distinct()
			.filter(matcher::matches)
			.toList();
	}

	private static Command command(FlowFilter flows) {
		return command("-D", flows);
	}

	private static Command command(String verb, FlowFilter flows) {
		List<String> argv = new ArrayList<>(List.of("conntrack", verb));
		flows.source().ifPresent((source) -> argv.addAll(List.of("-s", source.toString())));
		flows.destination().ifPresent((destination) -> argv.addAll(List.of("-d", destination.toString())));
		return Command.of(argv.toArray(String[]::new));
	}

	// conntrack fails when there is no such entry.
	private static void require(Command command, CommandResult result) {
		if (!result.succeeded() && !result.errors().contains("0 flow entries have been deleted")) {
			throw new HostException("`" + command + "` failed: " + result.errorSummary());
		}
	}

}
