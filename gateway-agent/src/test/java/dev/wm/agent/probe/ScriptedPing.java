package dev.wm.agent.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;

/** Returns what ping and ip would print, and records what was run. */
final class ScriptedPing implements CommandRunner {

	final List<String> ran = Collections.synchronizedList(new ArrayList<>());

	private final Function<List<String>, String> answer;

	/**
	 * Takes what answers.
	 * @param answer gets the arguments and gives the output, empty for a failure
	 */
	ScriptedPing(Function<List<String>, String> answer) {
		this.answer = answer;
	}

	/** What ping prints of so many answers. */
	static String answers(int count) {
		return "64 bytes from 172.30.3.1: icmp_seq=1 ttl=64 time=1.5 ms\n".repeat(count);
	}

	static int packet(List<String> ping) {
		return Integer.parseInt(ping.get(ping.indexOf("-s") + 1)) + 28;
	}

	static int count(List<String> ping) {
		return Integer.parseInt(ping.get(ping.indexOf("-c") + 1));
	}

	@Override
	public CommandResult attempt(Command command) {
		this.ran.add(command.toString());
		// As in a container without rights.
		if (command.program().equals("unshare")) {
			return new CommandResult(1, "", "unshare: unshare failed: Operation not permitted");
		}
		String output = this.answer.apply(command.argv());
		boolean nobody = command.program().equals("ping") && output.isEmpty();
		return new CommandResult(nobody ? 1 : 0, output, "");
	}

	@Override
	public BackgroundProcess follow(Command command, Consumer<String> listener) {
		throw new CommandException(CommandException.Reason.MISSING, "Nothing follows here.", null);
	}

}
