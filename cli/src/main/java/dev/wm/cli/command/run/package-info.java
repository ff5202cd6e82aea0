/**
 * Runs a read over all selected meshes, or a change on one.
 */
@NullMarked
package dev.wm.cli.command.run;

import org.jspecify.annotations.NullMarked;
