package dev.wm.registry.access;

import java.util.Locale;

/**
 * The role of a caller.
 */
public enum Role {

	/** Everything but what only a gateway or device may report of itself. */
	ADMIN,

	/** Reading what an administrator may read but secrets, and starting deep checks. */
	VIEWER,

	/** Its own view, its reports, its key and its probe reports. */
	GATEWAY,

	/** Its own view, its key, the confirmation that it has joined, and its removal. */
	DEVICE,

	/** One enrolment of a gateway. */
	ENROLMENT,

	/** One enrolment of a device. */
	DEVICE_ENROLMENT;

	/**
	 * The role as the database and the change log spell it.
	 * @return lower case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
