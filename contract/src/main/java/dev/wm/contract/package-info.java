/**
 * What registry, gateway agent and command line agree on: value types and the records of
 * the HTTP API.
 */
@NullMarked
package dev.wm.contract;

import org.jspecify.annotations.NullMarked;
