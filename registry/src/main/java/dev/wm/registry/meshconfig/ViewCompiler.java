package dev.wm.registry.meshconfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.GatewayConfig;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.MeshConfig;
import dev.wm.contract.v1.NameRecord;
import dev.wm.contract.v1.OwnSite;
import dev.wm.contract.v1.PeerSite;
import dev.wm.contract.v1.Site;
import org.jspecify.annotations.Nullable;

/**
 * Turns a snapshot into what each caller may see of it. Nothing goes in but the snapshot.
 */
final class ViewCompiler {

	private final MeshSnapshot snapshot;

	private final Map<SiteDomain, List<Host>> hosts;

	private final List<PeerSite> gateways;

	private final List<SiteDomain> domains;

	private final List<NameRecord> names;

	ViewCompiler(MeshSnapshot snapshot) {
		this.snapshot = snapshot;
		this.hosts = snapshot.hosts().stream().collect(Collectors.groupingBy((host) -> host.name().domain()));
		this.gateways = snapshot.sites().stream().flatMap((site) -> peer(site).stream()).toList();
		this.domains = domains(snapshot);
		this.names = names(snapshot);
	}

	MeshConfig administrator() {
		return new MeshConfig(this.snapshot.mesh().name(), this.snapshot.mesh().network(),
				this.snapshot.mesh().supernet(), this.snapshot.sites(), this.snapshot.hosts(), List.of());
	}

	/**
	 * The view of a site's gateway, empty if none has enrolled there.
	 */
	Optional<GatewayConfig> gateway(SiteDomain domain) {
		return this.snapshot.sites()
			.stream()
			.filter((site) -> site.domain().equals(domain))
			.findFirst()
			.flatMap((site) -> own(site, site.publicKey()))
			.map(this::gateway);
	}

	private GatewayConfig gateway(OwnSite own) {
		List<PeerSite> peers = this.gateways.stream().filter((peer) -> !peer.domain().equals(own.domain())).toList();
		return new GatewayConfig(this.snapshot.mesh().name(), this.snapshot.mesh().supernet(), own, peers,
				this.hosts.getOrDefault(own.domain(), List.of()), List.of(), this.domains, this.names);
	}

	private static Optional<OwnSite> own(Site site, @Nullable PublicKey key) {
		return (key == null) ? Optional.empty() : Optional
			.of(new OwnSite(site.domain(), site.subnet(), site.gateway(), site.hub(), key, site.listenPort(), false));
	}

	private static Optional<PeerSite> peer(Site site) {
		PublicKey key = site.publicKey();
		return (key == null) ? Optional.empty()
				: Optional.of(new PeerSite(site.domain(), site.subnet(), key, site.endpoint()));
	}

	private static List<SiteDomain> domains(MeshSnapshot snapshot) {
		TreeSet<SiteDomain> domains = new TreeSet<>();
		for (Site site : snapshot.sites()) {
			domains.add(site.domain());
			if (site.hub()) {
				domains.add(SiteDomain.HUB);
			}
		}
		return List.copyOf(domains);
	}

	private static List<NameRecord> names(MeshSnapshot snapshot) {
		TreeMap<HostName, IpAddress> names = new TreeMap<>();
		for (Site site : snapshot.sites()) {
			names.put(site.domain().gateway(), site.gateway());
			if (site.hub()) {
				names.put(SiteDomain.HUB.gateway(), site.gateway());
			}
		}
		snapshot.hosts().forEach((host) -> names.put(host.name(), host.overlayAddress()));
		return names.entrySet().stream().map((entry) -> NameRecord.of(entry.getKey(), entry.getValue())).toList();
	}

}
