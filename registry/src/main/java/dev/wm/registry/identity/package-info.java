/**
 * The mesh's own part of the API: which mesh it is, and its name.
 */
@NullMarked
package dev.wm.registry.identity;

import org.jspecify.annotations.NullMarked;
