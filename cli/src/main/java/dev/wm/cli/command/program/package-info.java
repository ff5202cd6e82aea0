/**
 * Commands about wm itself: help, version, completion, manual pages.
 */
@NullMarked
package dev.wm.cli.command.program;

import org.jspecify.annotations.NullMarked;
