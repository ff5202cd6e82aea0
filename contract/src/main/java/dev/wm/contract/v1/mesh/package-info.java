/**
 * The mesh as a whole: its identity, and whether the registry serves it.
 */
@NullMarked
package dev.wm.contract.v1.mesh;

import org.jspecify.annotations.NullMarked;
