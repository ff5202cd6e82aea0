package dev.wm.registry.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.HubPeer;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.mesh.MeshIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a snapshot into the view of each caller. Pure.
 */
final class ViewCompiler {

	private final MeshSnapshot snapshot;

	private final Map<SiteDomain, Site> sites;

	private final Map<SiteDomain, List<Host>> hosts;

	private final Map<DnsLabel, Device> devices;

	private final List<PeerSite> gateways;

	private final List<DevicePeer> devicePeers;

	private final Optional<HubPeer> hub;

	private final DnsRecords names;

	ViewCompiler(MeshSnapshot snapshot) {
		this.snapshot = snapshot;
		this.sites = snapshot.sites().stream().collect(Collectors.toMap(Site::domain, (site) -> site));
		this.hosts = snapshot.hosts().stream().collect(Collectors.groupingBy((host) -> host.name().domain()));
		this.devices = snapshot.devices().stream().collect(Collectors.toMap(Device::name, (device) -> device));
		this.gateways = snapshot.sites().stream().flatMap(this::peer).toList();
		this.devicePeers = snapshot.devices().stream().flatMap(ViewCompiler::peer).toList();
		this.hub = snapshot.sites().stream().filter(Site::hub).flatMap(this::hub).findFirst();
		this.names = DnsRecords.of(snapshot);
	}

	MeshConfig administrator() {
		MeshIdentity mesh = this.snapshot.mesh();
		return new MeshConfig(mesh.name(), mesh.network(), mesh.supernet(), this.snapshot.sites(),
				this.snapshot.hosts(), this.snapshot.devices());
	}

	/**
	 * The view of a site's gateway, empty if none has enrolled there.
	 */
	Optional<GatewayConfig> gateway(SiteDomain domain) {
		return Optional.ofNullable(this.sites.get(domain))
			.flatMap((site) -> own(site, site.publicKey()))
			.map(this::gateway);
	}

	private GatewayConfig gateway(OwnSite own) {
		List<PeerSite> peers = this.gateways.stream().filter((peer) -> !peer.domain().equals(own.domain())).toList();
		return new GatewayConfig(this.snapshot.mesh().name(), this.snapshot.mesh().supernet(), own, peers,
				this.hosts.getOrDefault(own.domain(), List.of()), own.hub() ? this.devicePeers : List.of(),
				this.names.domains(), this.names.records());
	}

	/**
	 * The view of a device, empty if there is none of that name.
	 */
	Optional<DeviceConfig> device(DnsLabel name) {
		MeshIdentity mesh = this.snapshot.mesh();
		return Optional.ofNullable(this.devices.get(name))
			.map((device) -> new DeviceConfig(mesh.name(), mesh.network(), mesh.supernet(), device, device.rotateKey(),
					this.hub.orElse(null), this.names.domains()));
	}

	private static Optional<OwnSite> own(Site site, @Nullable PublicKey key) {
		return (key == null) ? Optional.empty() : Optional.of(new OwnSite(site.domain(), site.subnet(), site.gateway(),
				site.hub(), key, site.listenPort(), site.rotateKey()));
	}

	private Stream<PeerSite> peer(Site site) {
		PublicKey key = site.publicKey();
		return (key == null) ? Stream.empty()
				: Stream.of(new PeerSite(site.domain(), site.subnet(), key, endpoint(site)));
	}

	private @Nullable Endpoint endpoint(Site site) {
		return this.snapshot.endpoint(site).orElse(null);
	}

	private static Stream<DevicePeer> peer(Device device) {
		PublicKey key = device.publicKey();
		return (key == null) ? Stream.empty() : Stream.of(new DevicePeer(device.name(), key, device.overlayAddress()));
	}

	private Stream<HubPeer> hub(Site site) {
		PublicKey key = site.publicKey();
		return (key == null) ? Stream.empty()
				: Stream.of(new HubPeer(site.domain(), site.gateway(), key, endpoint(site)));
	}

}
