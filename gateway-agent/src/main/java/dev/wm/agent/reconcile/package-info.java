/**
 * Applying a configuration to the machine: compile, plan, execute, verify, and repair
 * drift.
 */
@NullMarked
package dev.wm.agent.reconcile;

import org.jspecify.annotations.NullMarked;
