/**
 * Lists, adds and removes hosts; {@code wm remove} also removes devices.
 */
@NullMarked
package dev.wm.cli.command.host;

import org.jspecify.annotations.NullMarked;
