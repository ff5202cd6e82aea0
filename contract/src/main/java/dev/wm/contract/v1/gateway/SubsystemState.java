package dev.wm.contract.v1.gateway;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a subsystem of a gateway is applied.
 */
public enum SubsystemState {

	/** It is as the configuration says. */
	@JsonProperty("applied")
	APPLIED,

	/** It could not be applied; the detail says why. */
	@JsonProperty("failed")
	FAILED;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
