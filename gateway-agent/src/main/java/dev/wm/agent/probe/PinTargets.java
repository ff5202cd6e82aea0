package dev.wm.agent.probe;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.gateway.HostSighting;

/**
 * The pinned hosts of this gateway, and the LANs on which it looks for them. Pure.
 *
 * @param pinned the hosts that have a pin
 * @param lans its own addresses on its LANs
 */
public record PinTargets(List<ProbeTargets.HostTarget> pinned, List<Lan> lans) {

	// A router that answers for a whole network must not keep a gateway busy.
	private static final int MOST_OF_A_HOST = 4;

	private static final int MOST = 64;

	private static final int MOST_SIGHTINGS = 100;

	public PinTargets {
		pinned = List.copyOf(pinned);
		lans = List.copyOf(lans);
	}

	/**
	 * The targets among a site's hosts.
	 * @param hosts every host of the site
	 * @param lans the gateway's own addresses on its LANs
	 * @return the pinned ones
	 */
	public static PinTargets of(List<ProbeTargets.HostTarget> hosts, List<Lan> lans) {
		return new PinTargets(hosts.stream().filter((host) -> host.mac() != null).toList(), lans);
	}

	/** Whether there is nothing to look for. */
	public boolean isEmpty() {
		return this.pinned.isEmpty() || this.lans.isEmpty();
	}

	/**
	 * Whether a sighting still contradicts a pin.
	 * @param seen the sighting
	 * @return false if the host has been changed since
	 */
	public boolean contradicts(HostSighting seen) {
		return this.pinned.stream()
			.filter((host) -> host.name().equals(seen.name()))
			.anyMatch((host) -> seen.mac().equals(host.mac()) != seen.address().equals(host.local()));
	}

	/**
	 * The addresses that have to be probed since the table contradicts a pin. An entry
	 * may be old, so by itself it proves nothing.
	 */
	Set<IpAddress> suspects(NeighbourTable table) {
		Set<IpAddress> suspects = new LinkedHashSet<>();
		for (ProbeTargets.HostTarget host : this.pinned) {
			List<IpAddress> elsewhere = elsewhere(host, table).limit(MOST_OF_A_HOST).toList();
			boolean taken = onLans(table)
				.anyMatch((other) -> other.address().equals(host.local()) && !other.mac().equals(host.mac()));
			if (suspects.size() < MOST && (taken || !elsewhere.isEmpty())) {
				suspects.add(host.local());
				suspects.addAll(elsewhere);
			}
		}
		return suspects;
	}

	/**
	 * The sightings that contradict a pin.
	 * @param answers the Ethernet address at each address that answered just now
	 */
	List<HostSighting> sightings(Map<IpAddress, MacAddress> answers) {
		NeighbourTable table = new NeighbourTable(answers.entrySet()
			.stream()
			.flatMap((answer) -> this.lans.stream()
				.map((lan) -> new NeighbourTable.Neighbour(answer.getKey(), lan.lan().text(), answer.getValue())))
			.toList());
		return this.pinned.stream()
			.flatMap((host) -> sightings(host, answers, table))
			.distinct()
			.limit(MOST_SIGHTINGS)
			.toList();
	}

	private Stream<HostSighting> sightings(ProbeTargets.HostTarget host, Map<IpAddress, MacAddress> answers,
			NeighbourTable table) {
		MacAddress there = answers.get(host.local());
		if (there != null && there.equals(host.mac())) {
			return Stream.empty();
		}
		Stream<HostSighting> taken = (there != null) ? Stream.of(new HostSighting(host.name(), host.local(), there))
				: Stream.empty();
		MacAddress mac = host.mac();
		Stream<HostSighting> moved = (mac != null)
				? elsewhere(host, table).map((address) -> new HostSighting(host.name(), address, mac)) : Stream.empty();
		return Stream.concat(taken, moved);
	}

	// A machine with two addresses may be two hosts.
	private Stream<IpAddress> elsewhere(ProbeTargets.HostTarget host, NeighbourTable table) {
		return onLans(table).filter((other) -> other.mac().equals(host.mac()))
			.map(NeighbourTable.Neighbour::address)
			.filter((address) -> this.pinned.stream()
				.noneMatch((own) -> own.local().equals(address) && own.mac() != null && own.mac().equals(host.mac())))
			.distinct()
			.sorted();
	}

	private Stream<NeighbourTable.Neighbour> onLans(NeighbourTable table) {
		return table.neighbours()
			.stream()
			.filter((neighbour) -> this.lans.stream().anyMatch((lan) -> lan.holds(neighbour)));
	}

	/**
	 * An address of this gateway on one of its LANs.
	 *
	 * @param lan the LAN's interface
	 * @param address the address with its network
	 */
	public record Lan(InterfaceName lan, InterfaceAddress address) {

		boolean holds(NeighbourTable.Neighbour neighbour) {
			return this.lan.text().equals(neighbour.device()) && this.address.network().hasHost(neighbour.address());
		}

	}

}
