/**
 * Options and parents that several commands share.
 */
@NullMarked
package dev.wm.cli.command.option;

import org.jspecify.annotations.NullMarked;
