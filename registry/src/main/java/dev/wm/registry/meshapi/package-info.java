/**
 * The mesh resource of the API: its identity and its name.
 */
@NullMarked
package dev.wm.registry.meshapi;

import org.jspecify.annotations.NullMarked;
