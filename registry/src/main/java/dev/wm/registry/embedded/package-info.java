/**
 * The PostgreSQL that the registry brings along.
 */
@NullMarked
package dev.wm.registry.embedded;

import org.jspecify.annotations.NullMarked;
