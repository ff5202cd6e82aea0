/**
 * Text that modules read or show the same way: files of settings, terminal output, the
 * product's version.
 */
@NullMarked
package dev.wm.contract.text;

import org.jspecify.annotations.NullMarked;
