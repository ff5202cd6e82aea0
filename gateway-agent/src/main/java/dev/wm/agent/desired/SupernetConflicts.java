package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.PeerSite;

/**
 * The networks of this machine that overlap the mesh's supernet, and what the mesh gives
 * up for them: their own addresses and nothing else, so that neither cuts the other off.
 * A network of containers may be as large as the supernet while only some of it is used:
 * a site's subnet within it stays the mesh's, by a more specific route, unless this
 * machine has an address there. A network of other machines keeps all of its addresses.
 *
 * @param supernet the overlay addresses
 * @param networks those that overlap it
 */
public record SupernetConflicts(Cidr supernet, List<OwnNetwork> networks) {

	private static final Pattern DOCKER = Pattern.compile("docker\\d+|br-[0-9a-f]{12}");

	public SupernetConflicts {
		networks = networks.stream().filter((network) -> supernet.overlaps(network.network())).toList();
	}

	/** No conflict. */
	public static SupernetConflicts none(Cidr supernet) {
		return new SupernetConflicts(supernet, List.of());
	}

	/** A machine without the LANs that overlap the supernet. */
	public LocalContext without(LocalContext context) {
		List<LanAddress> lans = context.lanAddresses()
			.stream()
			.filter((lan) -> !this.supernet.overlaps(lan.address().network()))
			.toList();
		return (lans.size() == context.lanAddresses().size()) ? context : context.withLans(lans);
	}

	/** Whether every overlay address of a subnet is the mesh's here. */
	boolean keeps(Cidr subnet) {
		return overlapping(subnet).allMatch((network) -> yields(network, subnet));
	}

	private static boolean yields(OwnNetwork network, Cidr subnet) {
		return network.guests() && network.network().contains(subnet)
				&& network.network().prefixLength() < subnet.prefixLength()
				&& !subnet.contains(network.address().address());
	}

	private Stream<OwnNetwork> overlapping(Cidr subnet) {
		return this.networks.stream().filter((network) -> subnet.overlaps(network.network()));
	}

	/**
	 * The routes into the mesh. A network that is smaller than the supernet has the more
	 * specific route by itself.
	 * @param subnets the subnets in use
	 * @return their destinations, sorted
	 */
	List<Cidr> routes(List<Cidr> subnets) {
		boolean whole = this.networks.stream().noneMatch((network) -> network.network().contains(this.supernet));
		return Stream.concat(whole ? Stream.of(this.supernet) : Stream.empty(), specific(subnets)).sorted().toList();
	}

	/**
	 * The destinations that only the mesh's packets may go to.
	 * @param subnets the subnets in use
	 * @return the supernet without the networks, sorted
	 */
	List<Cidr> guarded(List<Cidr> subnets) {
		List<Cidr> rest = List.of(this.supernet);
		for (OwnNetwork network : this.networks) {
			rest = rest.stream().flatMap((part) -> without(part, network.network())).toList();
		}
		return Stream.concat(rest.stream(), specific(subnets)).sorted().distinct().toList();
	}

	private Stream<Cidr> specific(List<Cidr> subnets) {
		return subnets.stream().filter((subnet) -> overlapping(subnet).findAny().isPresent() && keeps(subnet));
	}

	private static Stream<Cidr> without(Cidr whole, Cidr hole) {
		if (hole.contains(whole)) {
			return Stream.empty();
		}
		if (!whole.contains(hole)) {
			return Stream.of(whole);
		}
		Cidr lower = Cidr.containing(whole.address(), whole.prefixLength() + 1);
		Cidr upper = Cidr.containing(whole.last(), whole.prefixLength() + 1);
		return Stream.of(lower, upper).flatMap((half) -> without(half, hole));
	}

	/** This gateway's address with a network that takes no route from another. */
	InterfaceAddress address(InterfaceAddress own) {
		return keeps(own.network()) ? own : new InterfaceAddress(own.address(), 32);
	}

	/**
	 * Those networks whose machines may send to others than the mesh.
	 * @param subnets the subnets in use
	 * @return each with those of them that the mesh keeps
	 */
	List<Bystander> bystanders(List<Cidr> subnets) {
		List<Cidr> kept = specific(subnets).sorted().toList();
		return this.networks.stream()
			.filter((network) -> InterfaceName.isValid(network.name()))
			.map((network) -> new Bystander(new LanAddress(new InterfaceName(network.name()), network.address()),
					kept.stream().filter(network.network()::overlaps).toList()))
			.toList();
	}

	/**
	 * What is given up.
	 * @param config the configuration, which names the sites
	 * @return a sentence with the remedy for each network
	 */
	public List<String> problems(GatewayConfig config) {
		return this.networks.stream().map((network) -> problem(network, config)).toList();
	}

	private String problem(OwnNetwork network, GatewayConfig config) {
		List<String> sites = new ArrayList<>();
		if (isGivenUp(network, config.site().subnet())) {
			sites.add(config.site().domain() + " itself");
		}
		config.peers()
			.stream()
			.filter((peer) -> isGivenUp(network, peer.subnet()))
			.map(PeerSite::domain)
			.forEach((domain) -> sites.add(domain.toString()));
		return "Network " + network.network() + " of interface " + network.name() + " overlaps the mesh's supernet "
				+ this.supernet + ": "
				+ (sites.isEmpty() ? "every site is still reached, but none can use those addresses. "
						: "the mesh leaves it those addresses, so this gateway does not reach all of "
								+ String.join(", ", sites) + ". ")
				+ remedy(network);
	}

	private boolean isGivenUp(OwnNetwork network, Cidr subnet) {
		return subnet.overlaps(network.network()) && !yields(network, subnet);
	}

	private String remedy(OwnNetwork network) {
		return DOCKER.matcher(network.name()).matches()
				? "Create that Docker network again with another --subnet, and set default-address-pools in"
						+ " /etc/docker/daemon.json outside " + this.supernet + "."
				: "Renumber that network: see ip addr show dev " + network.name() + ".";
	}

}
