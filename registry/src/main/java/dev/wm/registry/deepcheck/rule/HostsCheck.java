package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.wm.contract.net.HostName;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * Every host reports on its LAN. One that does not may just be switched off.
 */
final class HostsCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		Map<HostName, HostPresence> presences = presences(input);
		List<HostPresence> seen = input.hosts().stream().map(presences::get).filter(Objects::nonNull).toList();
		long absent = count(seen, HostPresence.ABSENT);
		long silent = count(seen, HostPresence.SILENT);
		String detail = input.hosts().isEmpty() ? "There is no host"
				: (seen.size() - absent) + " of " + input.hosts().size() + " hosts are on their LANs"
						+ ((silent > 0) ? ", " + silent + " of them without answering echo requests" : "");
		int unchecked = input.hosts().size() - seen.size();
		return NamedChecks.of("hosts", unchecked, detail,
				input.hosts()
					.stream()
					.filter((host) -> presences.get(host) == HostPresence.ABSENT)
					.map(HostsCheck::absent)
					.toList());
	}

	// A gateway can only tell of its own site's hosts.
	private static Map<HostName, HostPresence> presences(DeepCheckInput input) {
		Map<HostName, HostPresence> presences = new TreeMap<>();
		input.enrolled()
			.forEach((site) -> input.report(site)
				.ifPresent((received) -> received.report()
					.hosts()
					.stream()
					.filter((host) -> host.name().domain().equals(site))
					.forEach((host) -> presences.put(host.name(), host.presence()))));
		return presences;
	}

	private static long count(List<HostPresence> seen, HostPresence presence) {
		return seen.stream().filter(presence::equals).count();
	}

	private static Finding absent(HostName host) {
		return new Finding(Severity.WARNING, "host_absent", "host", host.toString(),
				"Nobody on the LAN of " + host.domain() + " has the local address of " + host + ".",
				"Switch it on, or correct its address with wm edit host if it has another one now.");
	}

}
