package dev.wm.registry.access;

import java.util.Locale;

/**
 * Where a credential came from.
 */
enum Origin {

	OPERATOR, GENERATED, ISSUED, ENROLMENT;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
