/**
 * The only effects on the machine: observes its state, checks rendered texts and executes
 * actions.
 */
@NullMarked
package dev.wm.agent.host;

import org.jspecify.annotations.NullMarked;
