package dev.wm.registry.deepcheck.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.wm.contract.net.HostName;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.host.Host;
import dev.wm.registry.check.rule.HostPinFindings;
import org.jspecify.annotations.Nullable;

/**
 * Every host reports on its LAN, a pinned one from its Ethernet address. One that does
 * not may just be switched off. Machines that are no hosts and try to get into the mesh
 * are notes.
 */
final class HostsCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		Map<HostName, HostProbe> probes = probes(input);
		List<HostPresence> seen = input.hosts()
			.stream()
			.map((host) -> probes.get(host.name()))
			.filter(Objects::nonNull)
			.map(HostProbe::presence)
			.toList();
		long absent = count(seen, HostPresence.ABSENT);
		long deaf = input.hosts().stream().map((host) -> probes.get(host.name())).filter(HostsCheck::isDeaf).count();
		long silent = count(seen, HostPresence.SILENT);
		String detail = input.hosts().isEmpty() ? "There is no host"
				: (seen.size() - absent) + " of " + input.hosts().size() + " hosts are on their LANs"
						+ ((deaf > 0) ? ", " + deaf + " of them without answering other sites" : "")
						+ ((silent > 0) ? ", " + silent + " of them without answering echo requests" : "");
		return NamedChecks.of("hosts", input.hosts().size() - seen.size(), detail, findings(input, probes));
	}

	// A gateway can only tell of its own site's hosts.
	private static Map<HostName, HostProbe> probes(DeepCheckInput input) {
		Map<HostName, HostProbe> probes = new TreeMap<>();
		input.enrolled()
			.forEach((site) -> input.report(site)
				.ifPresent((received) -> received.report()
					.hosts()
					.stream()
					.filter((host) -> host.name().domain().equals(site))
					.forEach((host) -> probes.put(host.name(), host))));
		return probes;
	}

	private static long count(List<HostPresence> seen, HostPresence presence) {
		return seen.stream().filter(presence::equals).count();
	}

	private static List<Finding> findings(DeepCheckInput input, Map<HostName, HostProbe> probes) {
		HostPinProbes pins = new HostPinProbes(input.hosts(), probes);
		List<Finding> findings = new ArrayList<>(input.findings(Set.of(HostPinFindings.MOVED)));
		Set<String> moved = findings.stream().map(Finding::name).collect(Collectors.toSet());
		pins.taken().forEach(findings::add);
		input.hosts()
			.stream()
			.map(Host::name)
			.filter((name) -> !moved.contains(name.toString()))
			.filter((name) -> probes.containsKey(name) && probes.get(name).presence() == HostPresence.ABSENT)
			.map(HostsCheck::absent)
			.forEach(findings::add);
		input.hosts()
			.stream()
			.filter((host) -> isDeaf(probes.get(host.name())))
			.map(HostsCheck::deaf)
			.forEach(findings::add);
		findings.addAll(pins.offers());
		findings.addAll(input.findings(Set.of("source_refused")));
		return findings;
	}

	private static boolean isDeaf(@Nullable HostProbe probe) {
		return probe != null && Boolean.FALSE.equals(probe.answersMesh());
	}

	// It answers its own LAN; all that differs is the address of the caller.
	private static Finding deaf(Host host) {
		String name = host.name().toString();
		return new Finding(Severity.ERROR, "host_deaf", "host", name,
				name + " answers the LAN address of its gateway and not the mesh: it has no route back, or its firewall"
						+ " admits its own LAN alone"
						+ ((host.mac() != null)
								? ", or a router hands its packets on, which a pin does not let through." : "."),
				host.masquerade() ? "Read the log of its gateway: it should hide callers behind its LAN address."
						: "Have its gateway speak for it: wm edit host " + name
								+ " --set masquerade=true. Or give it the route (wm host-setup, or wm openwrt-setup on"
								+ " its router) and let its firewall admit the mesh; a router that drops packets of"
								+ " invalid state has to accept LAN to LAN first.");
	}

	private static Finding absent(HostName host) {
		return new Finding(Severity.WARNING, "host_absent", "host", host.toString(),
				"Nobody on the LAN of " + host.domain() + " has the local address of " + host + ".",
				"Switch it on, or correct its address with wm edit host if it has another one now.");
	}

}
