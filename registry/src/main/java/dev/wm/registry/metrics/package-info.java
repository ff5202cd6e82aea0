/**
 * Figures about the registry and its mesh, for Prometheus.
 */
@NullMarked
package dev.wm.registry.metrics;

import org.jspecify.annotations.NullMarked;
