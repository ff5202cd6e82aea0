/**
 * Prints scripts that configure routers and hosts.
 */
@NullMarked
package dev.wm.cli.command.setup;

import org.jspecify.annotations.NullMarked;
