package dev.wm.registry.change;

import jakarta.persistence.Embeddable;

/**
 * The key of a row of the change log: a write has one row for each object that it
 * changed.
 *
 * @param revision the write's revision
 * @param position counts the write's rows from 0
 */
@Embeddable
public record ChangeKey(long revision, int position) {
}
