package dev.wm.registry.history;

import java.time.Instant;

import dev.wm.registry.change.Actor;
import dev.wm.registry.change.ChangeKey;
import org.jspecify.annotations.Nullable;

/**
 * A row of the change log.
 *
 * @param key which row
 * @param at when
 * @param actor who wrote
 * @param action what was done
 * @param kind to what kind of object
 * @param name to which one
 * @param before its state before as JSON, null if there was none
 * @param after its state since as JSON, null if it is gone
 */
record ChangeRow(ChangeKey key, Instant at, Actor actor, String action, String kind, String name,
		@Nullable String before, @Nullable String after) {
}
