package dev.wm.contract.v1.release;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a gateway is with its update.
 */
public enum UpdateState {

	/** It runs what is wanted, or nothing is wanted. */
	@JsonProperty("current")
	CURRENT,

	/** It fetches the wanted release, or tries it out. */
	@JsonProperty("updating")
	UPDATING,

	/** It has just updated: the new release is healthy. */
	@JsonProperty("updated")
	UPDATED,

	/** The new release was not healthy; the one before runs again. */
	@JsonProperty("rolled_back")
	ROLLED_BACK,

	/** The wanted release was not tried; the reason says why. */
	@JsonProperty("failed")
	FAILED;

	/**
	 * Whether the wanted release does not run for a reason that stays.
	 * @return whether the roll-out stops for it
	 */
	public boolean isFailure() {
		return this == ROLLED_BACK || this == FAILED;
	}

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
