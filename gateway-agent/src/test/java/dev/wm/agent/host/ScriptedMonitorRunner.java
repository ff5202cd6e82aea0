package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.FakeProcess;
import dev.wm.agent.process.RunningCommand;

/**
 * Whatever is to go on says at once what a test has it say; what is begun is what a test
 * has; and the rest succeeds at once.
 */
final class ScriptedMonitorRunner implements CommandRunner {

	static final CommandResult SUCCESS = new CommandResult(0, "", "");

	final List<BackgroundProcess> followers = new ArrayList<>();

	final List<String> ran = new ArrayList<>();

	RunningCommand begun = RunningCommand.ended(SUCCESS);

	private FakeProcess process = new FakeProcess();

	private boolean ending;

	void say(String text) {
		this.process.print(text);
	}

	/** What is started from now on ends at once. */
	void end() {
		this.ending = true;
		this.followers.forEach(BackgroundProcess::end);
	}

	@Override
	public CommandResult attempt(Command command) {
		this.ran.add(command.toString());
		return SUCCESS;
	}

	@Override
	public RunningCommand begin(Command command) {
		this.ran.add(command.toString());
		return this.begun;
	}

	@Override
	public BackgroundProcess follow(Command command, Consumer<String> listener) {
		this.process = new FakeProcess();
		BackgroundProcess follower = this.process.follow(listener);
		this.followers.add(follower);
		if (this.ending) {
			follower.end();
		}
		return follower;
	}

}
