package dev.wm.agent.plan;

import java.util.Optional;

import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.text.FileText;

/**
 * The difference between a managed file's desired and observed content.
 */
final class FileDiff {

	private FileDiff() {
	}

	static Optional<Step> step(ApplyStage subsystem, ManagedFile file, FileText wanted, ObservedState observed) {
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

	private static Step write(ApplyStage subsystem, ManagedFile file, FileText content, String reason) {
		return new Step(new WriteFile(subsystem, file, content), reason);
	}

}
