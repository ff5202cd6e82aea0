package dev.wm.registry.delivery;

/**
 * How many requests wait for something new.
 */
@FunctionalInterface
public interface HeldRequestCount {

	/**
	 * Counts them.
	 * @return 0 or more
	 */
	int count();

}
