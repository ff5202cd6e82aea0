package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;

/** Returns scripted results for commands by their beginning, and records what was run. */
final class ScriptedRunner implements CommandRunner {

	final List<Command> ran = new ArrayList<>();

	private final Map<String, CommandResult> answers = new LinkedHashMap<>();

	private final Map<String, Runnable> events = new LinkedHashMap<>();

	ScriptedRunner answer(String beginning, String output) {
		this.answers.put(beginning, new CommandResult(0, output, ""));
		return this;
	}

	ScriptedRunner fail(String beginning, String errors) {
		this.answers.put(beginning, new CommandResult(1, "", errors));
		return this;
	}

	ScriptedRunner missing(String beginning) {
		this.answers.put(beginning, new CommandResult(127, "", ""));
		return this;
	}

	/** What happens while a command runs. */
	ScriptedRunner meanwhile(String beginning, Runnable event) {
		this.events.put(beginning, event);
		return this;
	}

	List<String> lines() {
		return this.ran.stream().map(Command::toString).toList();
	}

	@Override
	public CommandResult attempt(Command command) {
		this.ran.add(command);
		this.events.entrySet()
			.stream()
			.filter((event) -> command.toString().startsWith(event.getKey()))
			.forEach((event) -> event.getValue().run());
		CommandResult result = this.answers.entrySet()
			.stream()
			.filter((answer) -> command.toString().startsWith(answer.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(new CommandResult(0, "", ""));
		if (result.exitCode() == 127) {
			throw new CommandException(CommandException.Reason.MISSING, command.program() + " is missing.", null);
		}
		return result;
	}

	@Override
	public BackgroundProcess follow(Command command, Consumer<String> listener) {
		throw new CommandException(CommandException.Reason.MISSING, "Nothing follows here.", null);
	}

}
