/**
 * Lists, adds and sets up devices.
 */
@NullMarked
package dev.wm.cli.command.device;

import org.jspecify.annotations.NullMarked;
