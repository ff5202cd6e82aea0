/**
 * The last configuration that was put in force, on disk.
 */
@NullMarked
package dev.wm.agent.cache;

import org.jspecify.annotations.NullMarked;
