package dev.wm.agent.host;

import java.util.List;

/**
 * Puts lines together that a process prints in parts.
 */
final class LineBuffer {

	private String rest = "";

	/**
	 * Adds a part.
	 * @param text may end within a line
	 * @return the lines that are whole now
	 */
	List<String> add(String text) {
		String lines = this.rest + text;
		int end = lines.lastIndexOf('\n') + 1;
		this.rest = lines.substring(end);
		return lines.substring(0, end).lines().toList();
	}

	/** Forgets the line that has only begun. */
	void clear() {
		this.rest = "";
	}

}
