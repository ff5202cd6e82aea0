/**
 * Configurations on disk: the last good, the unconfirmed and the reverted one.
 */
@NullMarked
package dev.wm.agent.cache;

import org.jspecify.annotations.NullMarked;
