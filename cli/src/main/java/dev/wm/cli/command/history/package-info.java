/**
 * Shows, compares and rolls back changes.
 */
@NullMarked
package dev.wm.cli.command.history;

import org.jspecify.annotations.NullMarked;
