/**
 * Pure parsers of what the machine says of itself, and records of what is there.
 */
@NullMarked
package dev.wm.agent.observed;

import org.jspecify.annotations.NullMarked;
