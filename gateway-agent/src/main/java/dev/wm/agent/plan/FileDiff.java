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
		return step(new WriteFile(subsystem, file, wanted), observed);
	}

	static Optional<Step> step(WriteFile write, ObservedState observed) {
		FileState state = observed.files().get(write.file());
		if (state == null) {
			return Optional.of(new Step(write, "it is missing"));
		}
		if (!state.content().equals(write.content())) {
			return Optional.of(new Step(write, "its content differs"));
		}
		return state.rightMode() ? Optional.empty() : Optional.of(new Step(write, "its permissions differ"));
	}

}
