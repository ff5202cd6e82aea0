package dev.wm.cli.client;

import org.jspecify.annotations.Nullable;

/**
 * An object with the ETag of its representation.
 *
 * @param value the object
 * @param tag its ETag, null if the registry gave none
 * @param <T> what it is
 */
public record ETagged<T>(T value, @Nullable String tag) {
}
