package dev.wm.registry.credential;

import java.util.Base64;
import java.util.random.RandomGenerator;

import dev.wm.contract.key.BearerToken;
import dev.wm.registry.access.Role;
import org.springframework.stereotype.Component;

/**
 * Generates tokens of 256 random bits.
 */
@Component
class TokenGenerator {

	private static final int BYTES = 32;

	private final RandomGenerator random;

	TokenGenerator(RandomGenerator random) {
		this.random = random;
	}

	BearerToken generate(Role role) {
		byte[] secret = new byte[BYTES];
		this.random.nextBytes(secret);
		return BearerToken.parse(prefix(role) + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
	}

	private static String prefix(Role role) {
		return switch (role) {
			case ADMIN -> "wm_adm_";
			case VIEWER -> "wm_view_";
			case GATEWAY -> "wm_gw_";
			case DEVICE -> "wm_dev_";
			case ENROLMENT, DEVICE_ENROLMENT -> "wm_enr_";
		};
	}

}
