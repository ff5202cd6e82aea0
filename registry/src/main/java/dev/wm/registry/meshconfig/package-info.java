/**
 * Each caller's view of the mesh, compiled once per revision and answered from memory.
 */
@NullMarked
package dev.wm.registry.meshconfig;

import org.jspecify.annotations.NullMarked;
