package dev.wm.agent.render;

/**
 * The header line of every file that the agent writes.
 */
final class FileHeader {

	private FileHeader() {
	}

	static String line() {
		return "# Written by wm-gateway from the registry's configuration: changes here are overwritten.\n";
	}

}
