/**
 * The one atomic file writer, bounded reads and the lock around a sync.
 */
@NullMarked
package dev.wm.agent.files;

import org.jspecify.annotations.NullMarked;
