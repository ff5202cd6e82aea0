package dev.wm.contract.v1.gateway;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A part of a gateway's configuration that is applied and reported by itself.
 */
public enum Subsystem {

	/** The WireGuard interface and its peers. */
	@JsonProperty("wireguard")
	WIREGUARD,

	/** The nftables table: NAT and filtering. */
	@JsonProperty("firewall")
	FIREWALL,

	/** DNS: the names that its dnsmasq answers. */
	@JsonProperty("names")
	NAMES,

	/** Routes and the kernel's forwarding. */
	@JsonProperty("routes")
	ROUTES;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
