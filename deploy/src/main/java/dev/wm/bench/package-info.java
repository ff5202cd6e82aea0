/**
 * The fake registry of {@code deploy/bench}. Run straight from the source, so nothing
 * here may need a library.
 */
@NullMarked
package dev.wm.bench;

import org.jspecify.annotations.NullMarked;
