package dev.wm.agent.render;

/**
 * The first line of every file that the agent writes.
 */
final class Ownership {

	private Ownership() {
	}

	static String line() {
		return "# Written by wm-gateway from the registry's configuration: changes here are overwritten.\n";
	}

}
