/**
 * {@code wm edit}: changes members of a site, host or device.
 */
@NullMarked
package dev.wm.cli.command.edit;

import org.jspecify.annotations.NullMarked;
