package dev.wm.contract.v1.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.wm.contract.net.IpAddress;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * An unregistered machine that tries to get into the mesh: its gateway drops what it
 * sends.
 *
 * @param address its LAN address, which may be forged
 * @param packets how many of its packets were dropped since it began; it is forgotten an
 * hour after the last one
 * @param age seconds since the last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RefusedSource(IpAddress address, long packets, long age) {

	/** How many of them a gateway keeps. */
	public static final int MOST = 64;

	public RefusedSource {
		requirePresent(address, "address");
	}

}
