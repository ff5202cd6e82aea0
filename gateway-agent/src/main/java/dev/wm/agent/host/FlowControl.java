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
		action.flows().forEach(this::end);
	}

	private void end(Flows flows) {
		List<String> argv = new ArrayList<>(List.of("conntrack", "-D"));
		flows.source().ifPresent((source) -> argv.addAll(List.of("-s", source.toString())));
		flows.destination().ifPresent((destination) -> argv.addAll(List.of("-d", destination.toString())));
		Command command = Command.of(argv.toArray(String[]::new));
		Result result = this.runner.attempt(command);
		// It fails when there are none.
		if (!result.succeeded() && !result.errors().contains("0 flow entries have been deleted")) {
			throw new HostException("`" + command + "` failed: " + result.complaint());
		}
	}

}
