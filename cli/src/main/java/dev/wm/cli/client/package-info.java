/**
 * Calls of the registry's API; what goes wrong is one sentence in a typed exception.
 */
@NullMarked
package dev.wm.cli.client;

import org.jspecify.annotations.NullMarked;
