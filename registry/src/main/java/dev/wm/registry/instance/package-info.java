/**
 * Which machine holds a site's credential, so that a cloned gateway is told from the one
 * that it is a copy of.
 */
@NullMarked
package dev.wm.registry.instance;

import org.jspecify.annotations.NullMarked;
