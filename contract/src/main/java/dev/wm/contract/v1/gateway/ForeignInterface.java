package dev.wm.contract.v1.gateway;

/**
 * The problem of a gateway whose WireGuard interface, or its file, is somebody else's:
 * the site is not in the mesh until that is solved.
 */
public final class ForeignInterface {

	/** The end of the sentence's first half, by which the problem is known. */
	public static final String LEFT_ALONE = "It is left alone, and nothing is applied";

	private ForeignInterface() {
	}

	/** Whether a reported problem is this one. */
	public static boolean isNamedIn(String problem) {
		return problem.contains(LEFT_ALONE);
	}

}
