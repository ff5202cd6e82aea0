package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.PeerState;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.agent.observed.RouteState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces, addresses, routes and WireGuard of a machine in memory, which refuse what
 * the kernel would refuse.
 */
public abstract class FakeNetwork {

	final Map<String, NetworkInterface> interfaces = new TreeMap<>();

	final Set<RouteState> routes = new LinkedHashSet<>();

	public final Set<RoutingRule> rules = new LinkedHashSet<>();

	public boolean marksValidated;

	public @Nullable TunnelState tunnel;

	public @Nullable String made;

	public void lan(String name, String address) {
		put(new NetworkInterface(name, true, 1500, List.of(InterfaceAddress.parse(address))));
	}

	private void put(NetworkInterface changed) {
		this.interfaces.put(changed.name(), changed);
	}

	/** What {@code ip link del} does. */
	public void deleteLink(String name) {
		this.interfaces.remove(name);
		if (name.equals("wg0") || name.equals(this.made)) {
			this.routes.clear();
			this.tunnel = null;
		}
	}

	public void setLink(String name, boolean up, int mtu) {
		put(new NetworkInterface(name, up, mtu, link(name).addresses()));
		if (!up) {
			this.routes.clear();
		}
	}

	public void clearRoutes() {
		this.routes.clear();
	}

	/** What {@code wg-quick up} adds. */
	public void strayRoute(String network) {
		this.routes.add(new RouteState(Cidr.parse(network), Optional.empty()));
	}

	/** Lets a peer move, as WireGuard does when it hears from elsewhere. */
	public void roam(PublicKey key, String endpoint, boolean recent) {
		TunnelState before = requireTunnel();
		Map<PublicKey, PeerState> peers = new HashMap<>(before.peers());
		peers.computeIfPresent(key,
				(same, peer) -> new PeerState(endpoint, peer.allowedIps(), peer.keepalive(), recent));
		this.tunnel = new TunnelState(before.publicKey(), before.listenPort(), peers, before.traffic());
	}

	/** What WireGuard counts for a peer. */
	public void traffic(PublicKey key, long handshake, long received) {
		TunnelState before = requireTunnel();
		Map<PublicKey, PeerTraffic> traffic = new HashMap<>(before.traffic());
		traffic.put(key, new PeerTraffic(null, handshake, received, 0));
		this.tunnel = new TunnelState(before.publicKey(), before.listenPort(), before.peers(), traffic);
	}

	NetworkInterface link(String name) {
		NetworkInterface link = this.interfaces.get(name);
		require(link != null, "Cannot find device " + name);
		return java.util.Objects.requireNonNull(link, name);
	}

	TunnelState requireTunnel() {
		require(this.tunnel != null, "Unable to access interface");
		return java.util.Objects.requireNonNull(this.tunnel, "tunnel");
	}

	/** The key that the interface has. */
	public @Nullable PublicKey requireTunnelKey() {
		return requireTunnel().publicKey();
	}

	static void require(boolean possible, String complaint) {
		if (!possible) {
			throw new HostException(complaint);
		}
	}

	void create(String name) {
		require(!this.interfaces.containsKey(name), "File exists");
		put(new NetworkInterface(name, false, 1500, List.of()));
		this.made = name;
		this.tunnel = new TunnelState(null, 0, Map.of());
	}

	void removeMade(String name) {
		require(name.equals(this.made), "it is not ours");
		deleteLink(name);
		this.made = null;
	}

	void sync(String text) {
		TunnelState before = requireTunnel();
		Map<PublicKey, PeerState> peers = new HashMap<>();
		String[] sections = text.split("\n\n", -1);
		for (int i = 1; i < sections.length; i++) {
			PublicKey key = PublicKey.parse(value(sections[i], "PublicKey").orElseThrow());
			PeerState known = before.peers().get(key);
			String kept = (known != null) ? known.endpoint() : null;
			peers.put(key,
					new PeerState(value(sections[i], "Endpoint").orElse(kept),
							Set.of(value(sections[i], "AllowedIPs").orElseThrow()),
							Integer.parseInt(value(sections[i], "PersistentKeepalive").orElse("0")),
							known != null && known.recentHandshake()));
		}
		Map<PublicKey, PeerTraffic> traffic = new HashMap<>(before.traffic());
		traffic.keySet().retainAll(peers.keySet());
		this.tunnel = new TunnelState(PrivateKey.parse(value(sections[0], "PrivateKey").orElseThrow()).publicKey(),
				Integer.parseInt(value(sections[0], "ListenPort").orElseThrow()), peers, traffic);
	}

	static Optional<String> value(String section, String key) {
		return section.lines()
			.filter((line) -> line.startsWith(key + " = "))
			.map((line) -> line.substring(key.length() + 3))
			.findFirst();
	}

	void add(TunnelAction.AddAddress add) {
		NetworkInterface link = link(add.name().text());
		List<InterfaceAddress> addresses = new ArrayList<>(link.addresses());
		require(!addresses.contains(add.address()), "RTNETLINK answers: File exists");
		addresses.add(add.address());
		put(new NetworkInterface(link.name(), link.up(), link.mtu(), addresses));
	}

	void remove(TunnelAction.RemoveAddress remove) {
		NetworkInterface link = link(remove.name().text());
		List<InterfaceAddress> addresses = new ArrayList<>(link.addresses());
		require(addresses.remove(remove.address()), "Cannot assign requested address");
		put(new NetworkInterface(link.name(), link.up(), link.mtu(), addresses));
		this.routes.removeIf((route) -> route.source().equals(Optional.of(remove.address().address())));
	}

	void add(RoutingRule rule) {
		require(this.marksValidated, "the packets that the rules let pass would be dropped by rp_filter");
		require(this.rules.add(rule), "RTNETLINK answers: File exists");
	}

	void route(RouteAction.ReplaceRoute route) {
		NetworkInterface link = link(route.name().text());
		require(link.up(), "Network is down");
		require(link.addresses().stream().anyMatch((address) -> address.address().equals(route.source())),
				"Invalid prefsrc address");
		this.routes.removeIf((present) -> present.to().equals(route.to()));
		this.routes.add(new RouteState(route.to(), Optional.of(route.source())));
	}

}
