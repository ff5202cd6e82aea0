/**
 * The mesh's identity and its revision, held by one row.
 */
@NullMarked
package dev.wm.registry.mesh;

import org.jspecify.annotations.NullMarked;
