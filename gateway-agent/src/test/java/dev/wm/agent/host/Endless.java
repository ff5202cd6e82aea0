package dev.wm.agent.host;

import java.time.Duration;

import dev.wm.agent.process.Begun;
import dev.wm.agent.process.Result;

/** Ends only for who waits for its result. */
final class Endless implements Begun {

	private final Said runner;

	Runnable onWait = () -> {
	};

	Result result = Said.SUCCESS;

	int waits;

	int results;

	Endless(Said runner) {
		this.runner = runner;
	}

	@Override
	public boolean endsWithin(Duration time) {
		this.waits++;
		this.onWait.run();
		return false;
	}

	@Override
	public Result result() {
		this.results++;
		this.runner.ran.add("the end");
		return this.result;
	}

}
