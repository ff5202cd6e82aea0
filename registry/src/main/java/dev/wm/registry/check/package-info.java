/**
 * The findings about the mesh as it is now.
 */
@NullMarked
package dev.wm.registry.check;

import org.jspecify.annotations.NullMarked;
