/**
 * The pure difference between desired and observed state, as an ordered list of actions
 * with reasons.
 */
@NullMarked
package dev.wm.agent.plan;

import org.jspecify.annotations.NullMarked;
