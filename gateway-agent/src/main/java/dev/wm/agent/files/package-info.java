/**
 * The one atomic file writer, bounded reads and the lock around a pass.
 */
@NullMarked
package dev.wm.agent.files;

import org.jspecify.annotations.NullMarked;
