/**
 * The gateway agent's program: main, wiring, exit codes.
 */
@NullMarked
package dev.wm.agent;

import org.jspecify.annotations.NullMarked;
