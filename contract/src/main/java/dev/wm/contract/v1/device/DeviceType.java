package dev.wm.contract.v1.device;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a device may do in the mesh.
 */
public enum DeviceType {

	/** It may start connections into the mesh and be reached. */
	@JsonProperty("roaming")
	ROAMING,

	/** It may be reached, and only answer. */
	@JsonProperty("isolated")
	ISOLATED;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
