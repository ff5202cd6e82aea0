/**
 * Prints results in each output format, and names objects as people type them.
 */
@NullMarked
package dev.wm.cli.command.result;

import org.jspecify.annotations.NullMarked;
