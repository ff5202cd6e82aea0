package dev.wm.contract.v1;

/**
 * Asks with {@code POST /api/v1/rollback} for the mesh as it was; the answer is a
 * {@link RevisionDiff}.
 *
 * @param revision the revision to go back to, as a new one
 */
public record Rollback(long revision) {
}
