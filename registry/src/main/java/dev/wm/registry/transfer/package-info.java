/**
 * Moves a mesh through time and place: rollback, export, import and backup.
 */
@NullMarked
package dev.wm.registry.transfer;

import org.jspecify.annotations.NullMarked;
