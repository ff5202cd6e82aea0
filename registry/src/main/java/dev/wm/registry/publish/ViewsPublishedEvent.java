package dev.wm.registry.publish;

import java.time.Duration;

/**
 * Tells the rest of this process that callers get newer views from now on.
 *
 * @param latency how long the first of the writes in them had to wait for it, since this
 * process heard of it
 */
public record ViewsPublishedEvent(Duration latency) {
}
