package dev.wm.agent.host;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.Admitted;
import dev.wm.agent.observed.IpJson;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.observed.ResolvConf;
import dev.wm.agent.observed.RouteState;
import dev.wm.agent.observed.Surroundings;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.observed.WgDump;
import dev.wm.agent.observed.WrittenEndpoints;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Result;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * Looks at the machine with commands and files that change nothing.
 */
final class Inspector {

	private final CommandRunner runner;

	private final Paths paths;

	private final InterfaceName mesh;

	private final Clock clock;

	private final TableControl table;

	private final ResolverControl resolver;

	private final LanResolverControl lanResolvers;

	private final Records records;

	private final FileInspector files;

	Inspector(CommandRunner runner, Paths paths, InterfaceName mesh, Clock clock, TableControl table,
			ResolverControl resolver, Records records) {
		this.runner = runner;
		this.paths = paths;
		this.mesh = mesh;
		this.clock = clock;
		this.table = table;
		this.resolver = resolver;
		this.lanResolvers = new LanResolverControl(runner, paths);
		this.records = records;
		this.files = new FileInspector(paths);
	}

	Observed observe() {
		List<NetworkInterface> interfaces = IpJson.interfaces(this.runner.run(Command.of("ip", "-j", "addr")));
		boolean present = interfaces.stream().anyMatch((candidate) -> candidate.name().equals(this.mesh.text()));
		String written = this.records.text(ManagedFile.WIREGUARD).orElse("");
		return new Observed(interfaces, present ? tunnel() : Optional.empty(), present ? routes() : List.of(),
				forwarding(), this.table.observe(), this.files.observe(), WrittenEndpoints.parse(written),
				this.records.text(ManagedFile.ADMITTED).flatMap(Admitted::parse), this.resolver.observe(),
				this.lanResolvers.observe(), surroundings(interfaces));
	}

	private Optional<TunnelState> tunnel() {
		Result result = this.runner.attempt(Command.of("wg", "show", this.mesh.text(), "dump"));
		return result.succeeded() ? Optional.of(WgDump.parse(result.output(), this.clock.instant())) : Optional.empty();
	}

	private List<RouteState> routes() {
		Result result = this.runner.attempt(Command.of("ip", "-j", "-4", "route", "show", "dev", this.mesh.text()));
		return result.succeeded() ? IpJson.routes(result.output()) : List.of();
	}

	private boolean forwarding() {
		return FileReader.text(this.paths.forwarding()).orElse("").strip().equals("1");
	}

	private boolean isForwardingOurs() {
		return FileReader.text(this.paths.forwardingStamp()).isPresent();
	}

	private Surroundings surroundings(List<NetworkInterface> interfaces) {
		Set<IpAddress> own = interfaces.stream()
			.flatMap((candidate) -> candidate.addresses().stream())
			.map(InterfaceAddress::address)
			.collect(Collectors.toSet());
		List<IpAddress> upstreams = ResolvConf.upstreams(FileReader.text(this.paths.resolvConf()).orElse(""), own);
		if (upstreams.isEmpty()) {
			upstreams = ResolvConf.upstreams(FileReader.text(this.paths.resolvedConf()).orElse(""), own);
		}
		return new Surroundings(upstreams, hasDnsmasqUser(), forwarding() && !isForwardingOurs());
	}

	private boolean hasDnsmasqUser() {
		return FileReader.text(this.paths.users()).orElse("").lines().anyMatch((line) -> line.startsWith("dnsmasq:"));
	}

}
