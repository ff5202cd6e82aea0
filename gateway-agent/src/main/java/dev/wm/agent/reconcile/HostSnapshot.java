package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.desired.OwnNetwork;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.agent.observed.PortHolder;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.probe.UpstreamState;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;

/**
 * The observed machine together with what follows from it and gateway.env: its LANs,
 * uplinks and name servers.
 *
 * @param observed the machine's state
 * @param context this gateway's key, LANs and name servers
 * @param uplinks the networks on the other interfaces, the tunnel's left out
 * @param networks the networks of every interface but the tunnel's
 * @param leftOut each interface with a private address that is no LAN, with the reason
 * @param problems a sentence for each setting that does not fit the machine
 */
public record HostSnapshot(ObservedState observed, LocalContext context, List<Cidr> uplinks, List<OwnNetwork> networks,
		List<String> leftOut, List<String> problems) {

	public HostSnapshot {
		uplinks = List.copyOf(uplinks);
		networks = List.copyOf(networks);
		leftOut = List.copyOf(leftOut);
		problems = List.copyOf(problems);
	}

	/**
	 * The snapshot of an observed machine.
	 * @param observed the machine's state
	 * @param settings gateway.env
	 * @param key this gateway's key
	 * @param hosts the local addresses of the site's hosts as far as they are known
	 * @param states finds the states of upstream name servers, as far as they are known
	 * @return the snapshot
	 */
	public static HostSnapshot of(ObservedState observed, GatewaySettings settings, PrivateKey key,
			List<IpAddress> hosts,
			BiFunction<List<NameServer>, Set<IpAddress>, Map<NameServer, UpstreamState>> states) {
		LanDiscovery lans = LanDiscovery.find(observed.interfaces(), settings.lanInterfaces(), settings.mesh(), hosts);
		Upstreams upstreams = Upstreams.of(observed, settings, states);
		LocalContext context = new LocalContext(key, lans.addresses(), upstreams.servers(), taken(observed),
				!observed.system().dnsmasqUser(), settings.mesh(), observed.system().router());
		return new HostSnapshot(observed, context, lans.uplinks(observed.interfaces(), settings.mesh()),
				new InterfaceKinds(observed.interfaces()).networks(settings.mesh()),
				lans.leftOut().stream().map(LanDiscovery.LeftOut::toString).toList(),
				problems(observed, settings, lans.lans(), upstreams));
	}

	/** What WireGuard counts for each peer. */
	public Map<PublicKey, PeerTraffic> traffic() {
		return this.observed.tunnel().map(TunnelState::traffic).orElse(Map.of());
	}

	private static List<IpAddress> taken(ObservedState observed) {
		return observed.system()
			.portHolders()
			.stream()
			.filter((holder) -> !holder.isEverywhere())
			.map(PortHolder::address)
			.toList();
	}

	private static List<String> problems(ObservedState observed, GatewaySettings settings, List<NetworkInterface> lans,
			Upstreams upstreams) {
		List<String> problems = new ArrayList<>();
		for (InterfaceName name : settings.lanInterfaces()) {
			if (lans.stream().noneMatch((lan) -> lan.name().equals(name.text()))) {
				problems.add("WM_LAN_INTERFACES names " + name
						+ ", which does not exist or is down: correct it in gateway.env and restart wm-gateway.");
			}
		}
		problems.addAll(upstreams.problems());
		lans.stream()
			.flatMap((lan) -> lan.addresses().stream())
			.map(InterfaceAddress::address)
			.distinct()
			.flatMap((address) -> holders(observed, address))
			.forEach(problems::add);
		return problems;
	}

	private static Stream<String> holders(ObservedState observed, IpAddress address) {
		return observed.system()
			.portHolders()
			.stream()
			.filter((holder) -> holder.address().equals(address))
			.map((holder) -> "Port 53 of " + address + " is taken by " + holder
					+ ", so that LAN has no names of the mesh: stop that program, or have it listen elsewhere.")
			.distinct();
	}

}
