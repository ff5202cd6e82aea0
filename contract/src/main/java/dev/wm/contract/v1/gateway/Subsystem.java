package dev.wm.contract.v1.gateway;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A part of what a gateway keeps in force.
 */
public enum Subsystem {

	/** The tunnel and its peers. */
	@JsonProperty("wireguard")
	WIREGUARD,

	/** Address translation and filtering. */
	@JsonProperty("firewall")
	FIREWALL,

	/** What its resolver answers. */
	@JsonProperty("names")
	NAMES,

	/** Routes and forwarding. */
	@JsonProperty("routes")
	ROUTES;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
