package dev.wm.registry.check.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * A pinned host that its own gateway sees at another LAN address, or whose address
 * another machine has.
 */
final class HostPinCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		List<Gateway> seeing = input.polling()
			.stream()
			.filter((gateway) -> gateway.sightings() != null && input.isReportCurrent(gateway))
			.toList();
		if (seeing.isEmpty()) {
			return Stream.empty();
		}
		Map<HostName, Host> hosts = input.hosts().stream().collect(Collectors.toMap(Host::name, Function.identity()));
		return seeing.stream().flatMap((gateway) -> findings(gateway, hosts));
	}

	// A gateway can only tell of its own site's hosts.
	private static Stream<Finding> findings(Gateway gateway, Map<HostName, Host> hosts) {
		return Objects.requireNonNullElse(gateway.sightings(), List.<HostSighting>of())
			.stream()
			.filter((seen) -> seen.name().domain().equals(gateway.site()))
			.flatMap((seen) -> finding(seen, hosts.get(seen.name()), hosts).stream());
	}

	// The pin may have changed since the report.
	private static List<Finding> finding(HostSighting seen, @Nullable Host host, Map<HostName, Host> hosts) {
		if (host == null || host.mac() == null) {
			return List.of();
		}
		boolean own = seen.mac().equals(host.mac());
		boolean there = seen.address().equals(host.localAddress());
		if (own == there) {
			return List.of();
		}
		return List.of(own ? HostPinFindings.moved(host, seen.address(), holder(seen, hosts))
				: HostPinFindings.taken(host, seen.mac()));
	}

	private static @Nullable Host holder(HostSighting seen, Map<HostName, Host> hosts) {
		IpAddress address = seen.address();
		return hosts.values()
			.stream()
			.filter((host) -> host.name().domain().equals(seen.name().domain()) && host.localAddress().equals(address))
			.findFirst()
			.orElse(null);
	}

}
