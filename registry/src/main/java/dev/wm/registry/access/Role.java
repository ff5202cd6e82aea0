package dev.wm.registry.access;

import java.util.Locale;

/**
 * What a credential is good for.
 */
public enum Role {

	/** Everything but what only a gateway can say of itself. */
	ADMIN,

	/** A gateway's own view and its report. */
	GATEWAY,

	/** One enrolment. */
	ENROLMENT;

	/**
	 * The role as the database and the books spell it.
	 * @return lower case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
