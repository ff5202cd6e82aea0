/**
 * The program itself: wiring, and what an error means for the exit code.
 */
@NullMarked
package dev.wm.cli;

import org.jspecify.annotations.NullMarked;
