package dev.wm.contract.v1.mesh;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The response of {@code GET /health}, which needs no token.
 *
 * @param status {@code ok}
 */
public record Health(String status) {

	/** A registry that answers. */
	public static final Health OK = new Health("ok");

	public Health {
		requirePresent(status, "status");
	}

}
