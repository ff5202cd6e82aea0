package dev.wm.agent.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The agent's log: a line for each change of state, none for a state that goes on.
 */
public final class EventLog {

	private final Consumer<String> events;

	private final Consumer<String> errors;

	private final Set<String> known = new LinkedHashSet<>();

	public EventLog(Consumer<String> events, Consumer<String> errors) {
		this.events = events;
		this.errors = errors;
	}

	public void event(String line) {
		this.events.accept(line);
	}

	public void error(String line) {
		this.errors.accept(line);
	}

	/**
	 * Logs the problems that are new and those that are gone.
	 * @param current all present problems, a sentence each
	 */
	public void problems(List<String> current) {
		this.known.removeIf((problem) -> {
			boolean gone = !current.contains(problem);
			if (gone) {
				event("solved: " + problem);
			}
			return gone;
		});
		current.stream().filter(this.known::add).forEach((problem) -> error("problem: " + problem));
	}

}
