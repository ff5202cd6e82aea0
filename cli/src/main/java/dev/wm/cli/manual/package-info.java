/**
 * The commands as pages for man(1).
 */
@NullMarked
package dev.wm.cli.manual;

import org.jspecify.annotations.NullMarked;
