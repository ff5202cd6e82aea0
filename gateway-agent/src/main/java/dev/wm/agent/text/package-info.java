/**
 * Texts that are compared by their fingerprint, and texts that must not be shown.
 */
@NullMarked
package dev.wm.agent.text;

import org.jspecify.annotations.NullMarked;
