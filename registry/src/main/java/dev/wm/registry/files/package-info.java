/**
 * The data folder: made for its owner alone, locked, and written atomically.
 */
@NullMarked
package dev.wm.registry.files;

import org.jspecify.annotations.NullMarked;
