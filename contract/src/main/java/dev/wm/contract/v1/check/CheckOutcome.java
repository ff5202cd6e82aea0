package dev.wm.contract.v1.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The result of one check of a {@link DeepCheck}.
 */
public enum CheckOutcome {

	/** Everything works. */
	@JsonProperty("pass")
	PASS,

	/** It works, but not as it should, or it could not be checked in full. */
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
