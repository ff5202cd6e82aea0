/**
 * What this gateway should be, as records, and how that follows from the registry's
 * configuration.
 */
@NullMarked
package dev.wm.agent.desired;

import org.jspecify.annotations.NullMarked;
