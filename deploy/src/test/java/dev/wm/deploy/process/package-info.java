/**
 * Commands that the end-to-end tests run, and waiting for conditions.
 */
@NullMarked
package dev.wm.deploy.process;

import org.jspecify.annotations.NullMarked;
