/**
 * The desired state as records, and the pure mapping from the registry's configuration to
 * it.
 */
@NullMarked
package dev.wm.agent.desired;

import org.jspecify.annotations.NullMarked;
