/**
 * Tests of the network from this machine, for {@code wm doctor}.
 */
@NullMarked
package dev.wm.cli.network;

import org.jspecify.annotations.NullMarked;
