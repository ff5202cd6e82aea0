package dev.wm.agent.text;

/**
 * The mark by which a file is known to be the agent's.
 */
public final class FileMark {

	private static final String START = "# Written by wm-gateway ";

	private FileMark() {
	}

	/** The first line of each file that the agent writes. */
	public static String line() {
		return START + "from the registry's configuration: changes here are overwritten.\n";
	}

	/** Whether a text has the mark, of this version or an earlier one. */
	public static boolean isIn(String text) {
		return text.contains(START);
	}

}
