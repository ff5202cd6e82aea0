/**
 * Exports, backs up and imports a whole registry.
 */
@NullMarked
package dev.wm.cli.command.transfer;

import org.jspecify.annotations.NullMarked;
