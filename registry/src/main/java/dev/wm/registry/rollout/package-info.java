/**
 * The roll-out: which release each gateway is to run, and how far it is.
 */
@NullMarked
package dev.wm.registry.rollout;

import org.jspecify.annotations.NullMarked;
