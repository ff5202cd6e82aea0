/**
 * Commands as values and the one runner of them.
 */
@NullMarked
package dev.wm.agent.process;

import org.jspecify.annotations.NullMarked;
