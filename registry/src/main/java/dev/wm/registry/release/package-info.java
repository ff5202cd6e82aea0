/**
 * The releases that this registry has verified, and their files for whoever installs or
 * updates a gateway.
 */
@NullMarked
package dev.wm.registry.release;

import org.jspecify.annotations.NullMarked;
