/**
 * Shell scripts that take another machine into a mesh: fixed text below values that are
 * validated by their type and quoted as well.
 */
@NullMarked
package dev.wm.cli.setup;

import org.jspecify.annotations.NullMarked;
