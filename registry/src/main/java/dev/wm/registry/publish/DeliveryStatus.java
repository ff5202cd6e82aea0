package dev.wm.registry.publish;

/**
 * What this process delivers now.
 */
public interface DeliveryStatus {

	/**
	 * Whether callers are served in full: there is a mesh, and the database has answered
	 * lately.
	 * @return false while they get what was last known
	 */
	boolean isReady();

	/**
	 * The revision of the views that callers get.
	 * @return the revision, 0 until there are views
	 */
	long revision();

}
