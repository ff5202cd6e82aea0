package dev.wm.contract.v1.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much a finding matters.
 */
public enum Severity {

	/** Something does not work. */
	@JsonProperty("error")
	ERROR,

	/** Something is about to fail, or failed for a while. */
	@JsonProperty("warning")
	WARNING,

	/** Worth knowing; nothing is wrong. */
	@JsonProperty("info")
	INFO;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
