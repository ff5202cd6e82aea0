/**
 * End-to-end tests: they drive the lab, in which the packaged programs run with real
 * WireGuard, nftables, dnsmasq and PostgreSQL.
 */
@NullMarked
package dev.wm.deploy.lab;

import org.jspecify.annotations.NullMarked;
