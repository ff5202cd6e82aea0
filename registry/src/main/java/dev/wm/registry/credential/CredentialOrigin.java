package dev.wm.registry.credential;

import java.util.Locale;

/**
 * Where a credential came from.
 */
enum CredentialOrigin {

	OPERATOR, GENERATED, ISSUED, ENROLMENT;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
