package dev.wm.contract.v1.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a check of a {@link DeepCheck} ended.
 */
public enum CheckOutcome {

	/** All is well. */
	@JsonProperty("pass")
	PASS,

	/** It works, but not as it should, or it could not be looked at in full. */
	@JsonProperty("warn")
	WARN,

	/** Something does not work. */
	@JsonProperty("fail")
	FAIL;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
