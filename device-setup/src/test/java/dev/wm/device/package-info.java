/**
 * Runs the script that a device joins with on machines of files, in each shell that it is
 * for.
 */
@NullMarked
package dev.wm.device;

import org.jspecify.annotations.NullMarked;
