/**
 * Immutable network values: addresses, networks, endpoints and names. Each validates in
 * its constructor and prints canonically.
 */
@NullMarked
package dev.wm.contract.net;

import org.jspecify.annotations.NullMarked;
