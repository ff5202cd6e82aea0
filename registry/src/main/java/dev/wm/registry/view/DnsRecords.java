package dev.wm.registry.view;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.site.Site;

/**
 * The DNS domains and records of a mesh, which every gateway serves.
 *
 * @param domains every domain, sorted
 * @param records every name, sorted
 */
record DnsRecords(List<SiteDomain> domains, List<NameRecord> records) {

	static DnsRecords of(MeshSnapshot snapshot) {
		TreeSet<SiteDomain> domains = new TreeSet<>();
		TreeMap<HostName, NameRecord> names = new TreeMap<>();
		for (Site site : snapshot.sites()) {
			domains.add(site.domain());
			put(names, NameRecord.of(site.domain().gateway(), site.gateway()));
			if (site.hub()) {
				domains.add(SiteDomain.HUB);
				put(names, NameRecord.of(SiteDomain.HUB.gateway(), site.gateway()));
				snapshot.devices().forEach((device) -> putDevice(names, site, device));
			}
		}
		for (Host host : snapshot.hosts()) {
			put(names, new NameRecord(host.name(), host.overlayAddress(), host.type() == HostType.ISOLATED,
					host.aliases()));
		}
		return new DnsRecords(List.copyOf(domains), List.copyOf(names.values()));
	}

	// A hub whose own domain is "hub" has each device under one name.
	private static void putDevice(TreeMap<HostName, NameRecord> names, Site hub, Device device) {
		boolean isolated = device.type() == DeviceType.ISOLATED;
		for (SiteDomain domain : List.of(SiteDomain.HUB, hub.domain())) {
			put(names, new NameRecord(domain.host(device.name()), device.overlayAddress(), isolated));
		}
	}

	private static void put(TreeMap<HostName, NameRecord> names, NameRecord name) {
		names.put(name.name(), name);
	}

}
