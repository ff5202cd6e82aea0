/**
 * What is wrong with the mesh now, each with its remedy: one small pure class a check.
 */
@NullMarked
package dev.wm.registry.check;

import org.jspecify.annotations.NullMarked;
