/**
 * Deep checks: they have gateways probe the mesh, take in their probe reports and keep
 * the result.
 */
@NullMarked
package dev.wm.registry.deepcheck;

import org.jspecify.annotations.NullMarked;
