package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.FlowFilter;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;

/**
 * Deletes conntrack entries with conntrack(8).
 */
final class ConntrackControl {

	private final CommandRunner runner;

	ConntrackControl(CommandRunner runner) {
		this.runner = runner;
	}

	void end(FirewallAction.EndFlows action) {
		List<Command> commands = action.flows().stream().map(ConntrackControl::command).toList();
		List<CommandResult> results = this.runner.attemptAll(commands);
		for (int i = 0; i < commands.size(); i++) {
			require(commands.get(i), results.get(i));
		}
	}

	private static Command command(FlowFilter flows) {
		List<String> argv = new ArrayList<>(List.of("conntrack", "-D"));
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
