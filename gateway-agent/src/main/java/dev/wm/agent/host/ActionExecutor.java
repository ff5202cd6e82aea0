package dev.wm.agent.host;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.RemoveFile;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.plan.WriteFile;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Executes actions with the machine's programs and files.
 */
final class ActionExecutor {

	private final CommandRunner runner;

	private final Paths paths;

	private final TunnelControl tunnel;

	private final TableControl table;

	private final ResolverControl resolver;

	private final ManagedFileWriter records;

	private final ConntrackControl flows;

	private final LanResolverControl lanResolvers;

	ActionExecutor(CommandRunner runner, Paths paths, TableControl table, ResolverControl resolver,
			ManagedFileWriter records) {
		this.runner = runner;
		this.paths = paths;
		this.tunnel = new TunnelControl(runner, paths);
		this.table = table;
		this.resolver = resolver;
		this.records = records;
		this.flows = new ConntrackControl(runner);
		this.lanResolvers = new LanResolverControl(runner, paths);
	}

	void execute(Action action) {
		switch (action) {
			case FirewallAction.LoadTable load -> this.table.load(load.table());
			case FirewallAction.UpdateTable update -> this.table.update(update);
			case FirewallAction.RecordTable() -> this.table.record();
			case FirewallAction.RemoveTable() -> this.table.remove();
			case TunnelAction.TakeDown down -> ip("link", "set", "dev", down.name(), "down");
			case RouteAction.EnableForwarding() -> forward();
			case RouteAction.ValidateMarks() -> FileReader.setKernelValue(this.paths.validMarks(), "1");
			case RouteAction.AddRule add -> ip(RuleArguments.of("add", add.rule()));
			case RouteAction.RemoveRule remove -> ip(RuleArguments.of("del", remove.rule()));
			case FirewallAction.EndFlows end -> end(end);
			case TunnelAction.CreateInterface create -> this.tunnel.create(create.name());
			case TunnelAction.RemoveInterface remove -> this.tunnel.remove(remove.name());
			case TunnelAction.DeleteInterface delete -> this.tunnel.delete(delete.name());
			case TunnelAction.SyncTunnel sync -> this.tunnel.open(sync.name(),
					Command.of("wg", "syncconf", sync.name().text(), "/dev/stdin").withInput(sync.config().content()));
			case TunnelAction.AddAddress add -> ip("addr", "replace", add.address(), "dev", add.name());
			case TunnelAction.RemoveAddress remove -> ip("addr", "del", remove.address(), "dev", remove.name());
			case TunnelAction.BringUp up -> this.tunnel.open(up.name(),
					Command.of("ip", "link", "set", "dev", up.name().text(), "mtu", Integer.toString(up.mtu()), "up"));
			case RouteAction.RemoveRoute route -> ip("-4", "route", "del", route.to(), "dev", route.name());
			case RouteAction.ReplaceRoute route ->
				ip("route", "replace", route.to(), "dev", route.name(), "src", route.source());
			case WriteFile write -> write(write);
			case RemoveFile remove -> AtomicFile.delete(this.paths.of(remove.file()));
			case DnsAction.StopResolver() -> this.resolver.stop();
			case DnsAction.StartResolver start -> this.resolver.start(start);
			case DnsAction.ReloadResolver reload -> this.resolver.reload(reload);
			case DnsAction.RecordResolver() -> this.resolver.record();
			case DnsAction.StartLanResolver start -> this.lanResolvers.start(start);
			case DnsAction.StopLanResolver stop -> this.lanResolvers.stop(stop.name());
		}
	}

	private void write(WriteFile write) {
		if (write.file() == ManagedFile.WIREGUARD) {
			this.tunnel.record(this.paths.mesh());
		}
		this.records.write(write.file(), write.content());
	}

	// A connection whose entry was deleted while the table still admitted it may be back.
	private void end(FirewallAction.EndFlows flows) {
		this.flows.end(flows);
		if (!this.table.awaitEnd()) {
			this.flows.end(flows);
		}
	}

	// Recorded before it is done: a crash in between must not open a path between two
	// LANs.
	private void forward() {
		new AtomicFile(this.paths.forwardingStamp()).write("1\n".getBytes(UTF_8), FileMode.PUBLIC);
		FileReader.setKernelValue(this.paths.forwarding(), "1");
	}

	private void ip(Object... arguments) {
		String[] argv = new String[arguments.length + 1];
		argv[0] = "ip";
		for (int i = 0; i < arguments.length; i++) {
			argv[i + 1] = arguments[i].toString();
		}
		this.runner.run(Command.of(argv));
	}

}
