/**
 * Starts the registry and wires its parts.
 */
@NullMarked
package dev.wm.registry;

import org.jspecify.annotations.NullMarked;
