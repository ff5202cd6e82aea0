package dev.wm.contract.v1.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Presence of a host on its LAN, as its gateway sees it.
 */
public enum HostPresence {

	/** It answers an ICMP echo request. */
	@JsonProperty("answers")
	ANSWERS,

	/** It is on the network (it answers ARP) and ignores echo requests. */
	@JsonProperty("silent")
	SILENT,

	/** No machine answers ARP for its address. */
	@JsonProperty("absent")
	ABSENT;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
