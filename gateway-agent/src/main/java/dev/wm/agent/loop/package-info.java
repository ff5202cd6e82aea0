/**
 * The reconcile loop: starts polls, syncs the machine with what they bring, and reports.
 */
@NullMarked
package dev.wm.agent.loop;

import org.jspecify.annotations.NullMarked;
