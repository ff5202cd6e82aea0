package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Follower;
import dev.wm.agent.process.Result;

/** Answers commands by their beginning, and keeps what was run. */
final class ScriptedRunner implements CommandRunner {

	final List<Command> ran = new ArrayList<>();

	private final Map<String, Result> answers = new LinkedHashMap<>();

	ScriptedRunner answer(String beginning, String output) {
		this.answers.put(beginning, new Result(0, output, ""));
		return this;
	}

	ScriptedRunner fail(String beginning, String errors) {
		this.answers.put(beginning, new Result(1, "", errors));
		return this;
	}

	ScriptedRunner missing(String beginning) {
		this.answers.put(beginning, new Result(127, "", ""));
		return this;
	}

	List<String> lines() {
		return this.ran.stream().map(Command::toString).toList();
	}

	@Override
	public Result attempt(Command command) {
		this.ran.add(command);
		Result result = this.answers.entrySet()
			.stream()
			.filter((answer) -> command.toString().startsWith(answer.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(new Result(0, "", ""));
		if (result.exitCode() == 127) {
			throw new CommandException(CommandException.Reason.MISSING, command.program() + " is missing.", null);
		}
		return result;
	}

	@Override
	public Follower follow(Command command) {
		throw new CommandException(CommandException.Reason.MISSING, "Nothing follows here.", null);
	}

}
