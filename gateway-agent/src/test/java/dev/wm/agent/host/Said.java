package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.process.Begun;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.FakeProcess;
import dev.wm.agent.process.Follower;
import dev.wm.agent.process.Result;

/**
 * Whatever is to go on says at once what a test has it say; what is begun is what a test
 * has; and the rest succeeds at once.
 */
final class Said implements CommandRunner {

	static final Result SUCCESS = new Result(0, "", "");

	final List<Follower> followers = new ArrayList<>();

	final List<String> ran = new ArrayList<>();

	Begun begun = Begun.ended(SUCCESS);

	private FakeProcess process = new FakeProcess();

	private boolean ending;

	void say(String text) {
		this.process.print(text);
	}

	/** What is started from now on ends at once. */
	void end() {
		this.ending = true;
		this.followers.forEach(Follower::end);
	}

	@Override
	public Result attempt(Command command) {
		this.ran.add(command.toString());
		return SUCCESS;
	}

	@Override
	public Begun begin(Command command) {
		this.ran.add(command.toString());
		return this.begun;
	}

	@Override
	public Follower follow(Command command) {
		this.process = new FakeProcess();
		Follower follower = this.process.follow();
		this.followers.add(follower);
		if (this.ending) {
			follower.end();
		}
		return follower;
	}

}
