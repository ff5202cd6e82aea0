/**
 * Pure renderers of the desired state: sorted texts for WireGuard, nftables and dnsmasq.
 */
@NullMarked
package dev.wm.agent.render;

import org.jspecify.annotations.NullMarked;
