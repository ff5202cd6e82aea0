/**
 * The observed state of the machine as records, and pure parsers of the programs' output
 * that it is read from.
 */
@NullMarked
package dev.wm.agent.observed;

import org.jspecify.annotations.NullMarked;
