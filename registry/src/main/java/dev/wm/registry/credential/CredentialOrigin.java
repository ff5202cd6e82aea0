package dev.wm.registry.credential;

import java.util.Locale;

/**
 * How a credential came to be.
 */
enum CredentialOrigin {

	OPERATOR, GENERATED, ISSUED, ENROLMENT;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
