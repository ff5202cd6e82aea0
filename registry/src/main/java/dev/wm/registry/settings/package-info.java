/**
 * What the environment says at start, typed and checked all at once.
 */
@NullMarked
package dev.wm.registry.settings;

import org.jspecify.annotations.NullMarked;
