package dev.wm.registry.publish;

import java.time.Duration;

/**
 * Published when callers get newer views.
 *
 * @param latency from the first write in these views, as this process noticed it, to
 * their publication
 */
public record ViewsPublishedEvent(Duration latency) {
}
