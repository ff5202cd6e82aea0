package dev.wm.contract.v1.gateway;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a subsystem of a gateway stands.
 */
public enum SubsystemState {

	/** It is as it should be. */
	@JsonProperty("applied")
	APPLIED,

	/** It could not be brought there; the detail says why. */
	@JsonProperty("failed")
	FAILED;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
