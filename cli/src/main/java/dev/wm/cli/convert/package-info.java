/**
 * Turns arguments into the contract's value types, with their own sentences as errors.
 */
@NullMarked
package dev.wm.cli.convert;

import org.jspecify.annotations.NullMarked;
