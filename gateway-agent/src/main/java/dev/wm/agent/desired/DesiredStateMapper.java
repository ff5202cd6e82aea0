package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.net.TunnelMtu;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.HostType;

/**
 * Maps the registry's configuration and this machine's context to the desired state.
 * Pure.
 */
public final class DesiredStateMapper {

	// Keeps the path through a NAT router open.
	private static final int KEEPALIVE_SECONDS = 25;

	private DesiredStateMapper() {
	}

	/**
	 * Maps a configuration. A host that is not on this gateway's LANs is left out.
	 * @param received the registry's configuration
	 * @param context this gateway's key, LANs and name servers
	 * @return the desired state
	 * @throws ConfigRefusedException if the configuration is not consistent
	 */
	public static DesiredState map(GatewayConfig received, LocalContext context) {
		return map(received, context, SupernetConflicts.none(received.supernet()));
	}

	/**
	 * The same on a machine with networks of its own that overlap the supernet.
	 * @param received the registry's configuration
	 * @param machine this gateway's key, LANs and name servers
	 * @param conflicts its networks that overlap the supernet
	 * @return the desired state
	 */
	public static DesiredState map(GatewayConfig received, LocalContext machine, SupernetConflicts conflicts) {
		LocalContext context = conflicts.without(machine);
		ConfigChecks.require(received, context.privateKey().publicKey());
		GatewayConfig config = new HostPlacement(received, context).placed();
		return new DesiredState(wireGuard(config, context, conflicts),
				ruleset(config, context, conflicts.bystanders(subnets(config))), routing(config, context, conflicts),
				names(config, context));
	}

	private static WireGuardInterface wireGuard(GatewayConfig config, LocalContext context,
			SupernetConflicts conflicts) {
		OwnSite site = config.site();
		Stream<Peer> sites = config.peers()
			.stream()
			.map((peer) -> new Peer(peer.domain().toString(), peer.publicKey(), peer.subnet(), peer.endpoint(),
					KEEPALIVE_SECONDS));
		// A device starts the handshake itself, and may sleep.
		Stream<Peer> devices = config.devices()
			.stream()
			.map((device) -> new Peer(SiteDomain.HUB.host(device.name()).toString(), device.publicKey(),
					new Cidr(device.overlayAddress(), IpAddress.LENGTH), null, 0));
		return new WireGuardInterface(context.mesh(), context.privateKey(),
				conflicts.address(new InterfaceAddress(site.gateway(), site.subnet().prefixLength())),
				site.listenPort(), TunnelMtu.BYTES, Stream.concat(sites, devices).toList());
	}

	private static Ruleset ruleset(GatewayConfig config, LocalContext context, List<Bystander> bystanders) {
		LanAssignment lans = new LanAssignment(context, config.hosts());
		List<NatMapping> hosts = config.hosts()
			.stream()
			.map((host) -> new NatMapping(host.overlayAddress(), host.localAddress(),
					lans.interfaces(host.localAddress()), host.mac(), host.type() == HostType.ISOLATED,
					host.masquerade()))
			.toList();
		Stream<IpAddress> isolated = config.names().stream().filter(NameRecord::isolated).map(NameRecord::address);
		Stream<IpAddress> isolatedHosts = hosts.stream().filter(NatMapping::isolated).map(NatMapping::overlay);
		return new Ruleset(context.mesh(), config.supernet(), config.site().subnet(), config.site().gateway(), hosts,
				ranges(config.names().stream().map(NameRecord::address)),
				ranges(Stream.concat(isolated, isolatedHosts)),
				ranges(config.devices().stream().map(DevicePeer::overlayAddress)), context.lanAddresses(), bystanders,
				!context.router());
	}

	private static List<AddressRange> ranges(Stream<IpAddress> addresses) {
		return AddressRange.of(addresses.toList());
	}

	private static Routing routing(GatewayConfig config, LocalContext context, SupernetConflicts conflicts) {
		List<Cidr> peers = config.peers().stream().map(PeerSite::subnet).toList();
		// The kernel has a route to this site's subnet by the interface's address.
		return new Routing(conflicts.routes(peers), config.site().gateway(),
				RoutingRule.guard(context.mesh(), config.supernet(), conflicts.guarded(subnets(config))));
	}

	private static List<Cidr> subnets(GatewayConfig config) {
		return Stream.concat(Stream.of(config.site().subnet()), config.peers().stream().map(PeerSite::subnet)).toList();
	}

	private static DnsConfig names(GatewayConfig config, LocalContext context) {
		LanAssignment lans = new LanAssignment(context, config.hosts());
		LanDnsConfig first = lans.first();
		// That does not hold for wildcards: with one, the first LAN has a resolver of its
		// own.
		boolean apart = !first.wildcards().isEmpty();
		Stream<DnsEntry> overlay = config.names().stream().flatMap(DnsEntries::of);
		Stream<DnsEntry> own = config.hosts().stream().flatMap((host) -> DnsEntries.of(host, host.overlayAddress()));
		Stream<DnsEntry> wildcards = Stream.concat(config.names().stream().flatMap(DnsEntries::wildcards),
				config.hosts().stream().flatMap((host) -> DnsEntries.wildcards(host, host.overlayAddress())));
		// A host of the first LAN has both addresses: dnsmasq answers with the one of the
		// side that the query comes from (localise-queries).
		Stream<DnsEntry> near = apart ? Stream.empty() : first.entries().stream();
		List<DnsEntry> entries = Stream.of(overlay, own, near).flatMap((some) -> some).toList();
		return new DnsConfig(config.domains(), config.supernet(), entries, wildcards.toList(), config.site().gateway(),
				apart ? List.of() : first.addresses(), !context.taken().contains(IpAddress.LOOPBACK),
				apart ? lans.served() : lans.further(), context.upstreams(), context.dnsAsRoot());
	}

}
