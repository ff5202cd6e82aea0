/**
 * The machine that this program runs on, as far as {@code wm doctor} looks at it.
 */
@NullMarked
package dev.wm.cli.network;

import org.jspecify.annotations.NullMarked;
