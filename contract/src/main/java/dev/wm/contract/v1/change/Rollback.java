package dev.wm.contract.v1.change;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The request of {@code POST /api/v1/rollback}: restore the mesh of an earlier revision.
 * The response is a {@link RevisionDiff}.
 *
 * @param revision the revision to go back to, as a new one
 */
public record Rollback(Long revision) {

	// Not a primitive: a missing revision must never read as 0, which would empty the
	// mesh.
	public Rollback {
		requirePresent(revision, "revision");
	}

}
