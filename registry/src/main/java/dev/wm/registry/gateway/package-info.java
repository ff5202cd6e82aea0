/**
 * The enrolled gateways as the database holds them, each with its latest stored report.
 */
@NullMarked
package dev.wm.registry.gateway;

import org.jspecify.annotations.NullMarked;
