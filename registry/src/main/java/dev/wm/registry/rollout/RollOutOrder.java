package dev.wm.registry.rollout;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import dev.wm.contract.net.SiteDomain;

/**
 * The order in which a share of the gateways is taken: as good as random, the same each
 * time, and the hub last, since it carries what the devices send.
 */
final class RollOutOrder {

	private RollOutOrder() {
	}

	/**
	 * Sorts sites.
	 * @param hubs the sites with a gateway, each with whether it is the hub
	 * @return the sites, those that are taken first at the beginning
	 */
	static List<SiteDomain> of(Map<SiteDomain, Boolean> hubs) {
		return hubs.keySet()
			.stream()
			.sorted(Comparator.comparing((SiteDomain site) -> hubs.getOrDefault(site, false))
				.thenComparingLong(RollOutOrder::hash)
				.thenComparing(SiteDomain::toString))
			.toList();
	}

	// CRC-32 is spread well enough, and everywhere the same.
	private static long hash(SiteDomain site) {
		CRC32 sum = new CRC32();
		sum.update(site.toString().getBytes(StandardCharsets.UTF_8));
		return sum.getValue();
	}

}
