/**
 * Public keys and bearer tokens. Private keys have no type here: they exist only on the
 * machine that made them.
 */
@NullMarked
package dev.wm.contract.key;

import org.jspecify.annotations.NullMarked;
