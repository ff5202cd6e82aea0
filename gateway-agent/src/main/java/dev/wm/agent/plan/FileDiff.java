package dev.wm.agent.plan;

import java.util.Optional;

import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.text.FileText;

/**
 * Whether one of the agent's files has to be written.
 */
final class FileDiff {

	private FileDiff() {
	}

	static Optional<Step> step(Subsystem subsystem, ManagedFile file, FileText wanted, Observed observed) {
		FileState state = observed.files().get(file);
		if (state == null) {
			return Optional.of(write(subsystem, file, wanted, "it is missing"));
		}
		if (!state.content().equals(wanted)) {
			return Optional.of(write(subsystem, file, wanted, "its content differs"));
		}
		return state.rightMode() ? Optional.empty()
				: Optional.of(write(subsystem, file, wanted, "its permissions differ"));
	}

	private static Step write(Subsystem subsystem, ManagedFile file, FileText content, String reason) {
		return new Step(new Action.WriteFile(subsystem, file, content), reason);
	}

}
