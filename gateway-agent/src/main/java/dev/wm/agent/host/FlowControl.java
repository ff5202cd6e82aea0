package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.Flows;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Result;

/**
 * Ends connections by having the kernel forget them.
 */
final class FlowControl {

	private final CommandRunner runner;

	FlowControl(CommandRunner runner) {
		this.runner = runner;
	}

	void end(Action.EndFlows action) {
		List<Command> commands = action.flows().stream().map(FlowControl::command).toList();
		List<Result> results = this.runner.attemptAll(commands);
		for (int i = 0; i < commands.size(); i++) {
			require(commands.get(i), results.get(i));
		}
	}

	private static Command command(Flows flows) {
		List<String> argv = new ArrayList<>(List.of("conntrack", "-D"));
		flows.source().ifPresent((source) -> argv.addAll(List.of("-s", source.toString())));
		flows.destination().ifPresent((destination) -> argv.addAll(List.of("-d", destination.toString())));
		return Command.of(argv.toArray(String[]::new));
	}

	// It fails when there are none.
	private static void require(Command command, Result result) {
		if (!result.succeeded() && !result.errors().contains("0 flow entries have been deleted")) {
			throw new HostException("`" + command + "` failed: " + result.complaint());
		}
	}

}
