/**
 * Brings the database's schema up to date, and refuses one that this program must not
 * use.
 */
@NullMarked
package dev.wm.registry.schema;

import org.jspecify.annotations.NullMarked;
