package dev.wm.agent.desired;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What only this machine knows and its desired state depends on: key, LANs, name servers.
 *
 * @param privateKey this gateway's key
 * @param lanAddresses its own addresses on its LANs, sorted by network
 * @param upstreams the upstream name servers
 * @param dnsAsRoot whether dnsmasq has to run as root, since it has no user here
 * @param mesh the name of the mesh's WireGuard interface
 * @param router whether it forwarded IPv4 before the agent turned that on
 */
public record LocalContext(PrivateKey privateKey, List<LanAddress> lanAddresses, List<IpAddress> upstreams,
		boolean dnsAsRoot, InterfaceName mesh, boolean router) {

	public LocalContext {
		lanAddresses = lanAddresses.stream()
			.sorted(Comparator.comparing((LanAddress lan) -> lan.address().network())
				.thenComparing((lan) -> lan.address().address())
				.thenComparing(LanAddress::lan))
			.distinct()
			.toList();
		upstreams = List.copyOf(upstreams);
	}

	public LocalContext(PrivateKey privateKey, List<LanAddress> lanAddresses, List<IpAddress> upstreams,
			boolean dnsAsRoot, boolean router) {
		this(privateKey, lanAddresses, upstreams, dnsAsRoot, InterfaceName.WIREGUARD, router);
	}

	/** Its own addresses on its LANs, each once. */
	public List<InterfaceAddress> addresses() {
		return this.lanAddresses.stream().map(LanAddress::address).distinct().toList();
	}

	/** The networks on its LAN interfaces, sorted. */
	public List<Cidr> lans() {
		return addresses().stream().map(InterfaceAddress::network).distinct().toList();
	}

	/**
	 * The same machine with another key.
	 * @param key the key
	 * @return the context with that key
	 */
	public LocalContext withKey(PrivateKey key) {
		return new LocalContext(key, this.lanAddresses, this.upstreams, this.dnsAsRoot, this.mesh, this.router);
	}

	/** The same machine with other LANs. */
	LocalContext withLans(List<LanAddress> lans) {
		return new LocalContext(this.privateKey, lans, this.upstreams, this.dnsAsRoot, this.mesh, this.router);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LocalContext here && here.privateKey.equals(this.privateKey)
				&& here.lanAddresses.equals(this.lanAddresses) && here.upstreams.equals(this.upstreams)
				&& here.dnsAsRoot == this.dnsAsRoot && here.mesh.equals(this.mesh) && here.router == this.router;
	}

	@Override
	public int hashCode() {
		return 31 * this.privateKey.hashCode() + this.lanAddresses.hashCode();
	}

}
