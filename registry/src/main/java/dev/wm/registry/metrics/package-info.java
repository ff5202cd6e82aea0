/**
 * Gauges, counters and timers of the registry and its mesh, for Prometheus. Requests are
 * counted by a valve of Tomcat and not by Boot's observation of HTTP: that one times a
 * held poll as a slow request and misses what Tomcat itself refuses.
 */
@NullMarked
package dev.wm.registry.metrics;

import org.jspecify.annotations.NullMarked;
