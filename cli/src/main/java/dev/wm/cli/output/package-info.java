/**
 * What reaches the terminal: aligned tables, JSON, questions. Nothing from a registry
 * gets there raw.
 */
@NullMarked
package dev.wm.cli.output;

import org.jspecify.annotations.NullMarked;
