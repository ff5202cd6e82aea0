package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import dev.wm.agent.observed.AdmittedAddresses;
import dev.wm.agent.observed.AppliedEndpoints;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.RoutingState;
import dev.wm.agent.observed.SystemState;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.FlowFilter;
import dev.wm.agent.plan.RemoveFile;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.plan.WriteFile;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.v1.gateway.RefusedSource;
import org.jspecify.annotations.Nullable;

/**
 * A machine in memory. It refuses what Linux would refuse, counts what was done, and
 * prints itself.
 */
public final class FakeHost extends FakeNetwork implements Host {

	public final List<RefusedSource> refused = new ArrayList<>();

	private final Map<ManagedFile, String> files = new EnumMap<>(ManagedFile.class);

	private final Map<ManagedFile, String> unwritten = new EnumMap<>(ManagedFile.class);

	private final List<Predicate<Action>> failing = new ArrayList<>();

	public final Set<Class<?>> tried = new LinkedHashSet<>();

	public final List<Action> done = new ArrayList<>();

	public final List<String> refusals = new ArrayList<>();

	public boolean checksFail;

	public final Set<Connection> connections = new LinkedHashSet<>();

	public boolean forwarding;

	public @Nullable TableState table;

	public ResolverState resolver = ResolverState.STOPPED;

	public final Set<String> lanResolvers = new TreeSet<>();

	public SystemState system = new SystemState(List.of(NameServer.parse("192.168.1.1")), false, List.of(), true,
			false);

	public int checks;

	public boolean blind;

	public CompletableFuture<Void> change = new CompletableFuture<>();

	public FakeHost() {
		lan("eth0", "192.168.1.250/24");
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

	public void edit(ManagedFile file, String content) {
		this.files.put(file, content);
	}

	public void delete(ManagedFile file) {
		this.files.remove(file);
	}

	public String file(ManagedFile file) {
		return this.files.getOrDefault(file, "");
	}

	private String record(ManagedFile file) {
		return this.unwritten.getOrDefault(file, file(file));
	}

	@Override
	public CompletableFuture<?> change() {
		return this.change;
	}

	@Override
	public ObservedState observe() {
		this.change = new CompletableFuture<>();
		require(!this.blind, "nobody can see it.");
		Map<ManagedFile, FileState> states = new EnumMap<>(ManagedFile.class);
		this.files.forEach((file, text) -> states.put(file, new FileState(FileText.of(text), true)));
		return new ObservedState(List.copyOf(this.interfaces.values()), Optional.ofNullable(this.tunnel),
				Optional.ofNullable(this.made),
				new RoutingState(this.forwarding, List.copyOf(this.routes), List.copyOf(this.rules),
						this.marksValidated),
				Optional.ofNullable(this.table), states, AppliedEndpoints.parse(record(ManagedFile.WIREGUARD)),
				AdmittedAddresses.parse(record(ManagedFile.ADMITTED)), this.resolver, this.lanResolvers, this.system);
	}

	@Override
	public List<RefusedSource> refusedSources() {
		return List.copyOf(this.refused);
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
			throw new HostException("it was made to fail.");
		}
		switch (action) {
			case FirewallAction.LoadTable load -> load(load.table());
			case FirewallAction.UpdateTable update -> update(update);
			case FirewallAction.RecordTable() -> recordTable();
			case FirewallAction.RemoveTable() -> this.table = null;
			case TunnelAction.TakeDown down -> setLink(down.name().text(), false, 1420);
			case FirewallAction.EndFlows end -> end(end.flows());
			case RouteAction.EnableForwarding() -> this.forwarding = true;
			case RouteAction.ValidateMarks() -> this.marksValidated = true;
			case RouteAction.AddRule rule -> add(rule.rule());
			case RouteAction.RemoveRule rule -> require(this.rules.remove(rule.rule()), "No such file or directory");
			case TunnelAction.CreateInterface create -> create(create.name().text());
			case TunnelAction.RemoveInterface remove -> removeMade(remove.name().text());
			case TunnelAction.DeleteInterface delete -> removeMade(delete.name().text());
			case TunnelAction.SyncTunnel sync -> sync(sync.config().content());
			case TunnelAction.AddAddress add -> add(add);
			case TunnelAction.RemoveAddress remove -> remove(remove);
			case TunnelAction.BringUp up -> setLink(up.name().text(), true, up.mtu());
			case RouteAction.RemoveRoute route ->
				require(this.routes.removeIf((present) -> present.to().equals(route.to())), "No such process");
			case RouteAction.ReplaceRoute route -> route(route);
			case WriteFile write -> write(write);
			case RemoveFile remove -> require(this.files.remove(remove.file()) != null, "No such file or directory");
			case DnsAction.StopResolver() -> this.resolver = ResolverState.STOPPED;
			case DnsAction.StartResolver start -> start(start);
			case DnsAction.ReloadResolver reload -> reload(reload);
			case DnsAction.RecordResolver() ->
				this.resolver = new ResolverState(true, this.resolver.configuration(), this.resolver.names());
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
		this.table = new TableState(java.util.Objects.requireNonNull(loaded).fingerprint(), loaded.content(), true);
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

	private void start(DnsAction.StartResolver start) {
		require(start.running() == this.resolver.running(), "Address already in use");
		require(file(ManagedFile.DNSMASQ).contains("addn-hosts") && this.files.containsKey(ManagedFile.HOSTS)
				&& this.files.containsKey(ManagedFile.SERVERS), "cannot read the files");
		this.resolver = new ResolverState(true, Optional.of(Fingerprint.of(file(ManagedFile.DNSMASQ))), names(),
				!fails(new DnsAction.RecordResolver()));
	}

	private void startLan(String name) {
		String address = name.substring(0, name.indexOf('-') + 1);
		require(this.lanResolvers.stream().noneMatch((other) -> other.startsWith(address)), "Address already in use");
		this.lanResolvers.add(name);
	}

	private void reload(DnsAction.ReloadResolver reload) {
		require(this.resolver.running(), "No such process");
		this.resolver = new ResolverState(true, Optional.of(reload.configuration()), names(),
				!fails(new DnsAction.RecordResolver()));
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
