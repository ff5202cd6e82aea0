/**
 * Looks around when the registry asks: the ways to the other gateways and the hosts on
 * the LAN.
 */
@NullMarked
package dev.wm.agent.probe;

import org.jspecify.annotations.NullMarked;
