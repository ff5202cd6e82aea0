package dev.wm.agent.host;

import java.time.Duration;

import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.RunningCommand;

/** A command that ends only when its result is waited for. */
final class HangingCommand implements RunningCommand {

	private final ScriptedMonitorRunner runner;

	Runnable onWait = () -> {
	};

	CommandResult result = ScriptedMonitorRunner.SUCCESS;

	int waits;

	int results;

	HangingCommand(ScriptedMonitorRunner runner) {
		this.runner = runner;
	}

	@Override
	public boolean endsWithin(Duration time) {
		this.waits++;
		this.onWait.run();
		return false;
	}

	@Override
	public CommandResult result() {
		this.results++;
		this.runner.ran.add("the end");
		return this.result;
	}

}
