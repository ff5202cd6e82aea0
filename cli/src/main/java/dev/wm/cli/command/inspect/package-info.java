/**
 * Shows the state of a mesh and checks it.
 */
@NullMarked
package dev.wm.cli.command.inspect;

import org.jspecify.annotations.NullMarked;
