/**
 * The gateway agent's program: main, commands, exit codes.
 */
@NullMarked
package dev.wm.agent;

import org.jspecify.annotations.NullMarked;
