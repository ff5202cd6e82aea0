package dev.wm.registry.change;

/**
 * Tells the rest of this process that a write is in the database. Whoever listens is done
 * before the writer gets its answer.
 *
 * @param revision the write's revision
 */
public record RevisionCommittedEvent(long revision) {
}
