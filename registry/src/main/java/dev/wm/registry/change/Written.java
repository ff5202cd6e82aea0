package dev.wm.registry.change;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of work gives back, and what it changed.
 *
 * @param result for the caller
 * @param change for the books, null if nothing changed
 * @param <T> the result's type
 */
public record Written<T>(T result, @Nullable Change change) {
}
