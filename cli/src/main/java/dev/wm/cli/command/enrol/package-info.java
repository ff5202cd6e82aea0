/**
 * What a new gateway or device is given to enrol: token, settings, command line.
 */
@NullMarked
package dev.wm.cli.command.enrol;

import org.jspecify.annotations.NullMarked;
