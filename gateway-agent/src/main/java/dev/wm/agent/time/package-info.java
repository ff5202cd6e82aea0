/**
 * The monotonic and wall clock and waiting, as an injected value.
 */
@NullMarked
package dev.wm.agent.time;

import org.jspecify.annotations.NullMarked;
