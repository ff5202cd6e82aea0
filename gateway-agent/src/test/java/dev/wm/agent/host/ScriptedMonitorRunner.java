package dev.wm.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.ProcessRunner;
import dev.wm.agent.process.RunningCommand;

/**
 * Whatever is to go on says what is written to a file; what is begun is what a test has;
 * and the rest succeeds at once.
 */
final class ScriptedMonitorRunner implements CommandRunner {

	static final CommandResult SUCCESS = new CommandResult(0, "", "");

	final List<BackgroundProcess> followers = new ArrayList<>();

	final List<String> ran = new ArrayList<>();

	RunningCommand begun = RunningCommand.ended(SUCCESS);

	private final Path file;

	private boolean ending;

	ScriptedMonitorRunner(Path file) {
		try {
			this.file = Files.createFile(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void say(String text) {
		try {
			Files.writeString(this.file, text, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
	public BackgroundProcess follow(Command command) {
		BackgroundProcess follower = new ProcessRunner()
			.follow(this.ending ? Command.of("true") : Command.of("tail", "-f", this.file.toString()));
		this.followers.add(follower);
		return follower;
	}

}
