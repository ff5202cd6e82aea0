/**
 * How the log is written.
 */
@NullMarked
package dev.wm.registry.log;

import org.jspecify.annotations.NullMarked;
