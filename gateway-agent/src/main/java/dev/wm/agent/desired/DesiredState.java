package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.GatewayConfig;
import dev.wm.contract.v1.OwnSite;

/**
 * How what is desired follows from the registry's configuration and what this machine
 * knows of itself.
 */
public final class DesiredState {

	/** The interface that leads into the mesh. */
	public static final InterfaceName MESH = new InterfaceName("wg0");

	// Fits into every path that carries 1500 bytes, with WireGuard's own 80 (IPv6).
	private static final int MTU = 1420;

	private DesiredState() {
	}

	/**
	 * Derives what is desired.
	 * @param config the registry's configuration
	 * @param locality what this machine knows
	 * @return what is desired
	 * @throws ConfigRefusedException if the configuration is not consistent
	 */
	public static Desired of(GatewayConfig config, Locality locality) {
		ConfigChecks.require(config, locality.privateKey().publicKey());
		refuseOverlap(config.supernet(), locality.lans());
		return new Desired(wireGuard(config, locality.privateKey()), ruleset(config, locality), routing(config),
				names(config, locality));
	}

	// Overlay addresses are refused from a LAN: such a LAN would be cut off as a whole.
	private static void refuseOverlap(Cidr supernet, List<Cidr> lans) {
		List<String> reasons = lans.stream()
			.filter(supernet::overlaps)
			.map((lan) -> "The LAN " + lan + " overlaps the mesh's supernet " + supernet + ": renumber the LAN.")
			.toList();
		if (!reasons.isEmpty()) {
			throw new ConfigRefusedException(reasons);
		}
	}

	private static WireGuard wireGuard(GatewayConfig config, PrivateKey key) {
		OwnSite site = config.site();
		List<Peer> peers = config.peers()
			.stream()
			.map((peer) -> new Peer(peer.domain(), peer.publicKey(), peer.subnet(), peer.endpoint()))
			.toList();
		return new WireGuard(MESH, key, new InterfaceAddress(site.gateway(), site.subnet().prefixLength()),
				site.listenPort(), MTU, peers);
	}

	private static Ruleset ruleset(GatewayConfig config, Locality locality) {
		List<Mapping> hosts = config.hosts()
			.stream()
			.map((host) -> new Mapping(host.overlayAddress(), host.localAddress()))
			.toList();
		return new Ruleset(MESH, config.supernet(), config.site().subnet(), config.site().gateway(), hosts,
				locality.lans());
	}

	private static Routing routing(GatewayConfig config) {
		return new Routing(config.supernet(), config.site().gateway());
	}

	private static Names names(GatewayConfig config, Locality locality) {
		Stream<NameEntry> overlay = config.names().stream().map((name) -> new NameEntry(name.name(), name.address()));
		// A host of this site has both addresses: dnsmasq answers with the asker's side.
		Stream<NameEntry> own = config.hosts()
			.stream()
			.flatMap((host) -> Stream.of(new NameEntry(host.name(), host.localAddress()),
					new NameEntry(host.name(), host.overlayAddress())));
		Stream<InterfaceName> interfaces = Stream.concat(Stream.of(MESH), locality.lanInterfaces().stream());
		return new Names(config.domains(), config.supernet(), Stream.concat(overlay, own).toList(), interfaces.toList(),
				locality.upstreams(), locality.dnsAsRoot());
	}

}
