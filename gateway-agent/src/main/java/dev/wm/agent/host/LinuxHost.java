package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.OutputParseException;
import dev.wm.agent.plan.Action;
import dev.wm.agent.probe.DnsClient;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.table.Table;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.gateway.RefusedSource;

/**
 * A Linux machine, through ip, wg, nft, conntrack and dnsmasq.
 */
public final class LinuxHost implements Host {

	private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

	private static final int DNS_PORT = 53;

	private final DriftSignal drift = new DriftSignal();

	private final TableControl table;

	private final HostInspector inspector;

	private final ActionExecutor executor;

	private final SyntaxChecker checker;

	public LinuxHost(CommandRunner runner, Paths paths, InterfaceName mesh, Clock clock) {
		this(runner, paths, mesh, clock, LinuxHost::answers);
	}

	LinuxHost(CommandRunner runner, Paths root, InterfaceName mesh, Clock clock, Predicate<HostName> answers) {
		Paths paths = root.with(mesh);
		this.table = new TableControl(runner, paths, new TableWatch(runner, clock, this.drift));
		ResolverControl resolver = new ResolverControl(runner, paths, answers);
		FileInspector files = new FileInspector(paths);
		ManagedFileWriter records = new ManagedFileWriter(paths, files);
		this.inspector = new HostInspector(runner, paths, mesh, clock,
				new NetworkInspector(runner, mesh, clock, this.drift), this.table, resolver, records, files);
		this.executor = new ActionExecutor(runner, paths, this.table, resolver, records);
		this.checker = new SyntaxChecker(runner);
	}

	private static boolean answers(HostName name) {
		return new DnsClient(new InetSocketAddress(LOOPBACK, DNS_PORT)).address(name).isPresent();
	}

	@Override
	public CompletableFuture<?> change() {
		return this.drift.change();
	}

	@Override
	public ObservedState observe() {
		this.drift.reset();
		return translated(this.inspector::observe);
	}

	@Override
	public List<RefusedSource> refusedSources() {
		return translated(this.table::refused);
	}

	@Override
	public List<String> check(Table table, String dnsmasq) {
		return translated(() -> this.checker.check(table, dnsmasq));
	}

	@Override
	public void execute(Action action) {
		translated(() -> {
			this.executor.execute(action);
			return action;
		});
	}

	private static <T> T translated(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (CommandException | UncheckedIOException | OutputParseException ex) {
			throw new HostException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
