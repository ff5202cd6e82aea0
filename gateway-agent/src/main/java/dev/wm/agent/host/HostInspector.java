package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolvConf;
import dev.wm.agent.observed.RoutingState;
import dev.wm.agent.observed.ServersFile;
import dev.wm.agent.observed.SystemState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.observed.WgDumpParser;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.text.FileMark;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.jspecify.annotations.Nullable;

/**
 * Observes the machine with commands and files that change nothing.
 */
final class HostInspector {

	private final CommandRunner runner;

	private final Paths paths;

	private final InterfaceName mesh;

	private final Clock clock;

	private final NetworkInspector network;

	private final TableControl table;

	private final ResolverControl resolver;

	private final LanResolverControl lanResolvers;

	private final RecordReader records;

	private final FileInspector files;

	private final WgDumpParser tunnels = new WgDumpParser();

	private final CachedFile<Boolean> users;

	private NetworkInspector.@Nullable Network withoutTunnel;

	HostInspector(CommandRunner runner, Paths paths, InterfaceName mesh, Clock clock, NetworkInspector network,
			TableControl table, ResolverControl resolver, ManagedFileWriter records, FileInspector files) {
		this.runner = runner;
		this.paths = paths;
		this.mesh = mesh;
		this.clock = clock;
		this.network = network;
		this.table = table;
		this.resolver = resolver;
		this.lanResolvers = new LanResolverControl(runner, paths);
		this.records = new RecordReader(records, paths);
		this.files = files;
		this.users = new CachedFile<>(paths.users(),
				(text) -> text.lines().anyMatch((line) -> line.startsWith("dnsmasq:")));
	}

	ObservedState observe() {
		NetworkInspector.Network seen = this.network.observe();
		Optional<TunnelState> tunnel = tunnel(seen);
		if (seen.mesh() && tunnel.isEmpty() && !seen.equals(this.withoutTunnel)) {
			// Perhaps deleted since: it is to look like that, and not like another's.
			seen = this.network.observeAfresh();
			tunnel = tunnel(seen);
		}
		this.withoutTunnel = tunnel.isEmpty() ? seen : null;
		return new ObservedState(seen.interfaces(), tunnel, made(),
				new RoutingState(forwarding(), seen.routes(), seen.rules(), isOn(this.paths.validMarks())),
				this.table.observe(), this.files.observe(), this.records.endpoints(), this.records.admitted(),
				this.resolver.observe(), this.lanResolvers.observe(), system(seen.interfaces()));
	}

	// Earlier versions wrote no record, and knew one name.
	private Optional<String> made() {
		return FileReader.text(this.paths.made()).map(String::strip).filter(InterfaceName::isValid).or(() -> {
			boolean ours = FileReader.text(this.paths.with(InterfaceName.WIREGUARD).of(ManagedFile.WIREGUARD))
				.filter(FileMark::isIn)
				.isPresent();
			return ours ? Optional.of(InterfaceName.WIREGUARD.text()) : Optional.empty();
		});
	}

	private Optional<TunnelState> tunnel(NetworkInspector.Network seen) {
		if (!seen.mesh()) {
			return Optional.empty();
		}
		CommandResult result = this.runner.attempt(Command.of("wg", "show", this.mesh.text(), "dump"));
		return result.succeeded() ? Optional.of(this.tunnels.read(result.output(), this.clock.instant()))
				: Optional.empty();
	}

	private boolean forwarding() {
		return isOn(this.paths.forwarding());
	}

	private static boolean isOn(Path kernelValue) {
		return FileReader.text(kernelValue).orElse("").strip().equals("1");
	}

	private boolean isForwardingOurs() {
		return FileReader.text(this.paths.forwardingStamp()).isPresent();
	}

	private SystemState system(List<NetworkInterface> interfaces) {
		Set<IpAddress> own = interfaces.stream()
			.flatMap((candidate) -> candidate.addresses().stream())
			.map(InterfaceAddress::address)
			.collect(Collectors.toSet());
		List<NameServer> upstreams = upstreams(this.paths.resolvConf(), own);
		if (upstreams.isEmpty()) {
			upstreams = upstreams(this.paths.resolvedConf(), own);
		}
		boolean kept = upstreams.isEmpty();
		if (kept) {
			// For the time in which the machine has none, or for good.
			upstreams = FileReader.text(this.paths.of(ManagedFile.SERVERS))
				.map((text) -> ServersFile.upstreams(text, own))
				.orElse(List.of());
		}
		return new SystemState(upstreams, kept, kept ? ownServers(own) : List.of(), this.resolver.portHolders(),
				this.users.read().orElse(false), forwarding() && !isForwardingOurs());
	}

	private static List<NameServer> upstreams(Path file, Set<IpAddress> own) {
		return ResolvConf.upstreams(text(file), own);
	}

	private List<NameServer> ownServers(Set<IpAddress> own) {
		return ResolvConf.ownServers(text(this.paths.resolvConf()), own);
	}

	private static String text(Path file) {
		try {
			return FileReader.text(file).orElse("");
		}
		catch (UncheckedIOException ex) {
			// A link to itself, or a folder: as if it was not there.
			return "";
		}
	}

}
