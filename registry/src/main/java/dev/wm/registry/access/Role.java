package dev.wm.registry.access;

import java.util.Locale;

/**
 * What a credential is good for.
 */
public enum Role {

	/** Everything but what only a gateway or device can say of itself. */
	ADMIN,

	/** Reading what an administrator may read but secrets, and having gateways look. */
	VIEWER,

	/** A gateway's own view, its report, its key and what it finds in deep checks. */
	GATEWAY,

	/** A device's own view, its key and its removal. */
	DEVICE,

	/** One enrolment of a gateway. */
	ENROLMENT,

	/** One enrolment of a device. */
	DEVICE_ENROLMENT;

	/**
	 * The role as the database and the books spell it.
	 * @return lower case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
