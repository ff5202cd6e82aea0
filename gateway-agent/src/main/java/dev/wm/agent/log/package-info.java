/**
 * The agent's log of events and problems, one line for each change of state.
 */
@NullMarked
package dev.wm.agent.log;

import org.jspecify.annotations.NullMarked;
