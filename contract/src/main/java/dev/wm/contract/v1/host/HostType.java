package dev.wm.contract.v1.host;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a host may do in the mesh.
 */
public enum HostType {

	/** It may start connections into the mesh and be reached. */
	@JsonProperty("standard")
	STANDARD,

	/** It may be reached, and only answer. */
	@JsonProperty("isolated")
	ISOLATED;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
