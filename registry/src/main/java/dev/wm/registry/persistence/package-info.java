/**
 * Attribute converters for the value types of the contract.
 */
@NullMarked
package dev.wm.registry.persistence;

import org.jspecify.annotations.NullMarked;
