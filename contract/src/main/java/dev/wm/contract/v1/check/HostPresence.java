package dev.wm.contract.v1.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a host is there, as its gateway sees it on the LAN.
 */
public enum HostPresence {

	/** It answers an echo request. */
	@JsonProperty("answers")
	ANSWERS,

	/** It is on the network (it answers ARP) and ignores echo requests. */
	@JsonProperty("silent")
	SILENT,

	/** Nobody has its address. */
	@JsonProperty("absent")
	ABSENT;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
