package dev.wm.registry.delivery;

/**
 * The number of held requests.
 */
@FunctionalInterface
public interface HeldRequestCount {

	/**
	 * Counts the requests that are held now.
	 * @return 0 or more
	 */
	int count();

}
