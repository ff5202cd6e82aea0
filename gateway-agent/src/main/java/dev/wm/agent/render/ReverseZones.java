package dev.wm.agent.render;

import java.util.ArrayList;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * The reverse DNS zones of a network, which end at octets (RFC 1035, section 3.5).
 */
final class ReverseZones {

	private static final int OCTET = 8;

	private ReverseZones() {
	}

	static List<String> of(Cidr network) {
		int octets = Math.max(1, (network.prefixLength() + OCTET - 1) / OCTET);
		long step = 1L << (IpAddress.LENGTH - octets * OCTET);
		List<String> zones = new ArrayList<>();
		for (long offset = 0; offset < network.size(); offset += step) {
			zones.add(zone(network.address().plus(offset), octets));
		}
		return zones;
	}

	private static String zone(IpAddress address, int octets) {
		StringBuilder zone = new StringBuilder();
		for (int octet = octets; octet >= 1; octet--) {
			zone.append(address.bits() >>> (IpAddress.LENGTH - octet * OCTET) & 255).append('.');
		}
		return zone.append("in-addr.arpa").toString();
	}

}
