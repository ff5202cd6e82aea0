package dev.wm.agent.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes a line for each change of state, and none for a state that goes on.
 */
public final class EventLog {

	private final Consumer<String> events;

	private final Consumer<String> troubles;

	private final Set<String> known = new LinkedHashSet<>();

	public EventLog(Consumer<String> events, Consumer<String> troubles) {
		this.events = events;
		this.troubles = troubles;
	}

	public void event(String line) {
		this.events.accept(line);
	}

	public void trouble(String line) {
		this.troubles.accept(line);
	}

	/** Takes what is wrong now, and says what is new in it and what is gone. */
	public void problems(List<String> current) {
		this.known.removeIf((problem) -> {
			boolean gone = !current.contains(problem);
			if (gone) {
				event("no longer a problem: " + problem);
			}
			return gone;
		});
		current.stream().filter(this.known::add).forEach((problem) -> trouble("problem: " + problem));
	}

}
