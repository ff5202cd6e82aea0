/**
 * The reconcile loop, with its time, its backoff, its log and its report.
 */
@NullMarked
package dev.wm.agent.loop;

import org.jspecify.annotations.NullMarked;
