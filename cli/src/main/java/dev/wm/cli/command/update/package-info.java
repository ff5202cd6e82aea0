/**
 * Commands about releases and the roll-out.
 */
@NullMarked
package dev.wm.cli.command.update;

import org.jspecify.annotations.NullMarked;
