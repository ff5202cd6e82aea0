/**
 * How the gateway gets its key and its credential.
 */
@NullMarked
package dev.wm.agent.enrol;

import org.jspecify.annotations.NullMarked;
