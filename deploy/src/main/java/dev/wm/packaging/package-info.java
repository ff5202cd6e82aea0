/**
 * Makes a program's folder stand on its own: its runtime, and a cache that it starts
 * from. The build runs {@link dev.wm.packaging.Pack} straight from its source, so nothing
 * here may need a library.
 */
@NullMarked
package dev.wm.packaging;

import org.jspecify.annotations.NullMarked;
