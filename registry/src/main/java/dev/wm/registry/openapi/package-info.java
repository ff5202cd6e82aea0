/**
 * Describes the API in its own words, from the controllers and records that serve it.
 */
@NullMarked
package dev.wm.registry.openapi;

import org.jspecify.annotations.NullMarked;
