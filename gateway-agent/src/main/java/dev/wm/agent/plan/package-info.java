/**
 * The pure difference between what is desired and what is there, as an ordered list of
 * actions.
 */
@NullMarked
package dev.wm.agent.plan;

import org.jspecify.annotations.NullMarked;
