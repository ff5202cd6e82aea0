/**
 * Sets up the machine that the registry runs on: Caddy in front of it, and the name that
 * it is reached by.
 */
@NullMarked
package dev.wm.registry.setup;

import org.jspecify.annotations.NullMarked;
