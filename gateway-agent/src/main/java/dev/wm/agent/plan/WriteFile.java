package dev.wm.agent.plan;

import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.text.FileText;

/**
 * Writes one of the agent's files.
 *
 * @param stage the stage that the file belongs to
 * @param file which file
 * @param path its path, for people
 * @param content its whole content
 */
public record WriteFile(ApplyStage stage, ManagedFile file, String path, FileText content) implements Action {

	public WriteFile(ApplyStage stage, ManagedFile file, FileText content) {
		this(stage, file, file.path(), content);
	}

	@Override
	public String text() {
		return "write " + this.path;
	}

	@Override
	public boolean isRecord() {
		return this.file.isRecord();
	}

}
