/**
 * Probes for the registry's deep checks: the paths to the other gateways and the hosts on
 * the LAN.
 */
@NullMarked
package dev.wm.agent.probe;

import org.jspecify.annotations.NullMarked;
