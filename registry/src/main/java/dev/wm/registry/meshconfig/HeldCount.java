package dev.wm.registry.meshconfig;

/**
 * How many requests wait for something new.
 */
@FunctionalInterface
public interface HeldCount {

	/**
	 * Counts them.
	 * @return 0 or more
	 */
	int count();

}
