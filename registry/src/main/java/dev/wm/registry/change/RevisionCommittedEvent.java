package dev.wm.registry.change;

/**
 * Published when a write is committed. Listeners run before the writer gets its response.
 *
 * @param revision the write's revision
 */
public record RevisionCommittedEvent(long revision) {
}
