/**
 * Commands as values and the one runner of processes.
 */
@NullMarked
package dev.wm.agent.process;

import org.jspecify.annotations.NullMarked;
