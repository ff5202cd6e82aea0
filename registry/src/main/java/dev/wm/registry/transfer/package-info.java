/**
 * Export of the whole mesh as one JSON document, and its import.
 */
@NullMarked
package dev.wm.registry.transfer;

import org.jspecify.annotations.NullMarked;
