package dev.wm.registry.publish;

/**
 * Whether this process serves the newest configuration.
 */
public interface DeliveryStatus {

	/**
	 * Whether there are views and the database has answered lately.
	 * @return false while callers get the last known views
	 */
	boolean isReady();

	/**
	 * The revision of the views that are served.
	 * @return the revision, 0 until there are views
	 */
	long revision();

}
