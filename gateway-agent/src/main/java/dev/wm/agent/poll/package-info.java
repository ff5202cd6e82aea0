/**
 * Polling the registry for the configuration: session, schedule, backoff and the pending
 * long poll.
 */
@NullMarked
package dev.wm.agent.poll;

import org.jspecify.annotations.NullMarked;
