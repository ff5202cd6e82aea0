package dev.wm.agent.render;

import dev.wm.agent.text.FileMark;

/**
 * The header line of every file that the agent writes.
 */
final class FileHeader {

	private FileHeader() {
	}

	static String line() {
		return FileMark.line();
	}

}
