/**
 * How strictly JSON is read: as the OpenAPI document says, and nothing besides.
 */
@NullMarked
package dev.wm.registry.json;

import org.jspecify.annotations.NullMarked;
