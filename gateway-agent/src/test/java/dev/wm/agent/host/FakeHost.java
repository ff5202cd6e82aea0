package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.observed.AdmittedAddresses;
import dev.wm.agent.observed.AppliedEndpoints;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.PeerState;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.RouteState;
import dev.wm.agent.observed.SystemState;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.FlowFilter;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.plan.WriteFile;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A machine in memory. It refuses what Linux would refuse, counts what was done, and
 * prints itself.
 */
public final class FakeHost implements Host {

	private final Map<String, NetworkInterface> interfaces = new TreeMap<>();

	private final Set<RouteState> routes = new LinkedHashSet<>();

	private final Map<ManagedFile, String> files = new EnumMap<>(ManagedFile.class);

	private final Map<ManagedFile, String> unwritten = new EnumMap<>(ManagedFile.class);

	private final List<Predicate<Action>> failing = new ArrayList<>();

	public final Set<Class<?>> tried = new LinkedHashSet<>();

	public final List<Action> done = new ArrayList<>();

	public final List<String> refusals = new ArrayList<>();

	public boolean checksFail;

	public final Set<Connection> connections = new LinkedHashSet<>();

	public @Nullable TunnelState tunnel;

	public boolean forwarding;

	public @Nullable TableState table;

	public ResolverState resolver = ResolverState.STOPPED;

	public final Set<String> lanResolvers = new TreeSet<>();

	public SystemState system = new SystemState(List.of(IpAddress.parse("192.168.1.1")), true, false);

	public int checks;

	public boolean blind;

	public FakeHost() {
		lan("eth0", "192.168.1.250/24");
	}

	public void lan(String name, String address) {
		put(new NetworkInterface(name, true, 1500, List.of(InterfaceAddress.parse(address))));
	}

	private void put(NetworkInterface changed) {
		this.interfaces.put(changed.name(), changed);
	}

	public void fail(Class<? extends Action> kind) {
		fail(kind::isInstance);
	}

	public void fail(Predicate<Action> kind) {
		this.failing.add(kind);
	}

	private boolean fails(Action action) {
		return this.failing.stream().anyMatch((kind) -> kind.test(action));
	}

	public void heal() {
		this.failing.clear();
	}

	/** What {@code ip link del} does. */
	public void deleteLink(String name) {
		this.interfaces.remove(name);
		if (name.equals("wg0")) {
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

	public void edit(ManagedFile file, String content) {
		this.files.put(file, content);
	}

	public void delete(ManagedFile file) {
		this.files.remove(file);
	}

	public String file(ManagedFile file) {
		return this.files.getOrDefault(file, "");
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

	private String record(ManagedFile file) {
		return this.unwritten.getOrDefault(file, file(file));
	}

	@Override
	public ObservedState observe() {
		require(!this.blind, "nobody can see it.");
		Map<ManagedFile, FileState> states = new EnumMap<>(ManagedFile.class);
		this.files.forEach((file, text) -> states.put(file, new FileState(FileText.of(text), true)));
		return new ObservedState(List.copyOf(this.interfaces.values()), Optional.ofNullable(this.tunnel),
				List.copyOf(this.routes), this.forwarding, Optional.ofNullable(this.table), states,
				AppliedEndpoints.parse(record(ManagedFile.WIREGUARD)),
				AdmittedAddresses.parse(record(ManagedFile.ADMITTED)), this.resolver, this.lanResolvers, this.system);
	}

	@Override
	public List<String> check(Table wanted, String dnsmasq) {
		this.checks++;
		if (this.checksFail) {
			throw new HostException("nft cannot be started.");
		}
		return List.copyOf(this.refusals);
	}

	@Override
	public void execute(Action action) {
		this.tried.add(action.getClass());
		if (fails(action)) {
			if (action instanceof WriteFile write && write.isRecord()) {
				this.unwritten.put(write.file(), write.content().content());
			}
			throw new HostException("it was told to fail.");
		}
		switch (action) {
			case FirewallAction.LoadTable load -> load(load.table());
			case FirewallAction.UpdateTable update -> update(update);
			case FirewallAction.RecordTable() -> recordTable();
			case FirewallAction.RemoveTable() -> this.table = null;
			case TunnelAction.TakeDown down -> setLink(down.name().text(), false, 1420);
			case FirewallAction.EndFlows end -> end(end.flows());
			case RouteAction.EnableForwarding() -> this.forwarding = true;
			case TunnelAction.CreateInterface create -> create(create.name().text());
			case TunnelAction.SyncTunnel sync -> sync(sync.config().content());
			case TunnelAction.AddAddress add -> add(add);
			case TunnelAction.RemoveAddress remove -> remove(remove);
			case TunnelAction.BringUp up -> setLink(up.name().text(), true, up.mtu());
			case RouteAction.ReplaceRoute route -> route(route);
			case WriteFile write -> write(write);
			case DnsAction.StartResolver start -> start(start);
			case DnsAction.ReloadResolver reload -> reload(reload);
			case DnsAction.StartLanResolver start -> startLan(start.name());
			case DnsAction.StopLanResolver stop -> require(this.lanResolvers.remove(stop.name()), "No such process");
		}
		this.done.add(action);
	}

	private void load(Table wanted) {
		this.table = new TableState(Optional.of(wanted.fingerprint()), Optional.of(wanted),
				!fails(new FirewallAction.RecordTable()));
	}

	private void update(FirewallAction.UpdateTable update) {
		TableState loaded = this.table;
		require(loaded != null && loaded.content()
			.flatMap((present) -> update.table().changes(present))
			.equals(Optional.of(update.changes())), "No such file or directory");
		this.table = new TableState(Optional.of(update.table().fingerprint()), Optional.of(update.table()),
				java.util.Objects.requireNonNull(loaded).recorded());
	}

	private void recordTable() {
		TableState loaded = this.table;
		require(loaded != null, "No such file or directory");
		this.table = new TableState(java.util.Objects.requireNonNull(loaded).claimed(), loaded.content(), true);
	}

	private void write(WriteFile write) {
		this.unwritten.remove(write.file());
		this.files.put(write.file(), write.content().content());
	}

	private void end(List<FlowFilter> flows) {
		require(this.table != null, "connections that end before the table guards them come back");
		this.connections.removeIf((connection) -> flows.stream().anyMatch(connection::isOneOf));
	}

	/**
	 * A connection that conntrack knows.
	 *
	 * @param source who started it
	 * @param destination whom it called
	 */
	public record Connection(IpAddress source, IpAddress destination) {

		boolean isOneOf(FlowFilter flows) {
			return flows.source().map((network) -> network.contains(this.source)).orElse(true)
					&& flows.destination().map((network) -> network.contains(this.destination)).orElse(true);
		}

	}

	private NetworkInterface link(String name) {
		NetworkInterface link = this.interfaces.get(name);
		require(link != null, "Cannot find device " + name);
		return java.util.Objects.requireNonNull(link, name);
	}

	private TunnelState requireTunnel() {
		require(this.tunnel != null, "Unable to access interface");
		return java.util.Objects.requireNonNull(this.tunnel, "tunnel");
	}

	private static void require(boolean possible, String complaint) {
		if (!possible) {
			throw new HostException(complaint);
		}
	}

	private void create(String name) {
		require(!this.interfaces.containsKey(name), "File exists");
		put(new NetworkInterface(name, false, 1500, List.of()));
		this.tunnel = new TunnelState(null, 0, Map.of());
	}

	private void sync(String text) {
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

	private static Optional<String> value(String section, String key) {
		return section.lines()
			.filter((line) -> line.startsWith(key + " = "))
			.map((line) -> line.substring(key.length() + 3))
			.findFirst();
	}

	private void add(TunnelAction.AddAddress add) {
		NetworkInterface link = link(add.name().text());
		List<InterfaceAddress> addresses = new ArrayList<>(link.addresses());
		require(!addresses.contains(add.address()), "RTNETLINK answers: File exists");
		addresses.add(add.address());
		put(new NetworkInterface(link.name(), link.up(), link.mtu(), addresses));
	}

	private void remove(TunnelAction.RemoveAddress remove) {
		NetworkInterface link = link(remove.name().text());
		List<InterfaceAddress> addresses = new ArrayList<>(link.addresses());
		require(addresses.remove(remove.address()), "Cannot assign requested address");
		put(new NetworkInterface(link.name(), link.up(), link.mtu(), addresses));
		this.routes.removeIf((route) -> route.source().equals(Optional.of(remove.address().address())));
	}

	private void route(RouteAction.ReplaceRoute route) {
		NetworkInterface link = link(route.name().text());
		require(link.up(), "Network is down");
		require(link.addresses().stream().anyMatch((address) -> address.address().equals(route.source())),
				"Invalid prefsrc address");
		this.routes.removeIf((present) -> present.to().equals(route.to()));
		this.routes.add(new RouteState(route.to(), Optional.of(route.source())));
	}

	private void start(DnsAction.StartResolver start) {
		require(start.running() == this.resolver.running(), "Address already in use");
		require(file(ManagedFile.DNSMASQ).contains("addn-hosts") && this.files.containsKey(ManagedFile.HOSTS)
				&& this.files.containsKey(ManagedFile.SERVERS), "cannot read the files");
		this.resolver = new ResolverState(true, Optional.of(Fingerprint.of(file(ManagedFile.DNSMASQ))), names());
	}

	private void startLan(String name) {
		String address = name.substring(0, name.indexOf('-') + 1);
		require(this.lanResolvers.stream().noneMatch((other) -> other.startsWith(address)), "Address already in use");
		this.lanResolvers.add(name);
	}

	private void reload(DnsAction.ReloadResolver reload) {
		require(this.resolver.running(), "No such process");
		this.resolver = new ResolverState(true, Optional.of(reload.configuration()), names());
	}

	private Optional<Fingerprint> names() {
		return Optional.of(new DnsFiles(FileText.of(file(ManagedFile.HOSTS)), FileText.of(file(ManagedFile.SERVERS)))
			.fingerprint());
	}

	@Override
	public String toString() {
		return String.join("\n", this.interfaces.values().toString(), "tunnel " + this.tunnel, "routes " + this.routes,
				"forwarding " + this.forwarding, "table " + this.table, "files " + this.files.keySet(),
				"resolver " + this.resolver, "connections " + this.connections, "lan resolvers " + this.lanResolvers);
	}

}
