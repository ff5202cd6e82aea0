/**
 * Answers polls of the configuration from memory, and holds those that wait for a change.
 * Health is a filter here and not an endpoint of Boot's actuator: a probe has to be
 * answered ahead of the security chain and the dispatcher, as {@code {"status":"ok"}} or
 * a problem, where the actuator says {@code UP} in a media type of its own.
 */
@NullMarked
package dev.wm.registry.delivery;

import org.jspecify.annotations.NullMarked;
