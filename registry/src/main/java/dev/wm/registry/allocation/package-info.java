/**
 * Next free subnet and address; pure, under the database's constraints.
 */
@NullMarked
package dev.wm.registry.allocation;

import org.jspecify.annotations.NullMarked;
