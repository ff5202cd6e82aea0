/**
 * Texts that are compared by their fingerprint, and texts that must not be logged.
 */
@NullMarked
package dev.wm.agent.text;

import org.jspecify.annotations.NullMarked;
