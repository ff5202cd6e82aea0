package dev.wm.agent.probe;

import java.util.List;
import java.util.function.Predicate;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.GatewayConfig;
import org.jspecify.annotations.Nullable;

/**
 * The targets of a deep check from this gateway.
 *
 * @param own the gateway itself
 * @param others the gateways of the other sites, sorted
 * @param hosts the hosts of its own site, sorted
 * @param packet bytes of the largest IPv4 packet that the tunnel takes, its MTU
 * @param forwardingSkipped one sentence that says why nothing can be forwarded for the
 * probe, null if it can
 * @param pathsSkipped whether the other gateways are not to be asked
 */
public record ProbeTargets(GatewayTarget own, List<GatewayTarget> others, List<HostTarget> hosts, int packet,
		@Nullable String forwardingSkipped, boolean pathsSkipped) {

	public ProbeTargets {
		others = List.copyOf(others);
		hosts = List.copyOf(hosts);
	}

	public ProbeTargets(GatewayTarget own, List<GatewayTarget> others, List<HostTarget> hosts, int packet) {
		this(own, others, hosts, packet, null, false);
	}

	/**
	 * The same targets without forwarded probes.
	 * @param reason one sentence that says why, null to send them
	 */
	public ProbeTargets withoutForwarding(@Nullable String reason) {
		return new ProbeTargets(this.own, this.others, this.hosts, this.packet, reason, this.pathsSkipped);
	}

	/** The same targets without the paths to other gateways. */
	public ProbeTargets withoutPaths() {
		return new ProbeTargets(this.own, this.others, this.hosts, this.packet, this.forwardingSkipped, true);
	}

	/**
	 * The same targets without some hosts.
	 * @param unasked which
	 */
	public ProbeTargets withoutHosts(Predicate<HostTarget> unasked) {
		return new ProbeTargets(this.own, this.others, this.hosts.stream().filter(unasked.negate()).toList(),
				this.packet, this.forwardingSkipped, this.pathsSkipped);
	}

	/**
	 * The targets that a configuration has.
	 * @param config the configuration that is applied
	 * @param packet bytes of the largest IPv4 packet that the tunnel takes, its MTU
	 * @return the targets
	 */
	public static ProbeTargets of(GatewayConfig config, int packet) {
		// A gateway is always the first address of its site.
		List<GatewayTarget> others = config.peers()
			.stream()
			.map((peer) -> new GatewayTarget(peer.domain(), peer.subnet().address().plus(1)))
			.toList();
		List<HostTarget> hosts = config.hosts()
			.stream()
			.map((host) -> new HostTarget(host.name(), host.localAddress(), host.mac(), host.overlayAddress()))
			.toList();
		return new ProbeTargets(new GatewayTarget(config.site().domain(), config.site().gateway()), others, hosts,
				packet);
	}

	/**
	 * A gateway, whose resolver answers at its overlay address.
	 *
	 * @param site its site
	 * @param overlay its overlay address
	 */
	public record GatewayTarget(SiteDomain site, IpAddress overlay) {

	}

	/**
	 * A host of the gateway's own site.
	 *
	 * @param name its name
	 * @param local its LAN address
	 * @param mac the Ethernet address that it is pinned to, null if it is not
	 * @param overlay its overlay address
	 */
	public record HostTarget(HostName name, IpAddress local, @Nullable MacAddress mac, IpAddress overlay) {

	}

}
