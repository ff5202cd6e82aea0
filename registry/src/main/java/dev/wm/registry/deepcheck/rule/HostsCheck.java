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
 * Every host is on its LAN. One that is not may just be switched off.
 */
final class HostsCheck implements ActiveCheck {

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		Map<HostName, HostPresence> presences = presences(facts);
		List<HostPresence> seen = facts.hosts().stream().map(presences::get).filter(Objects::nonNull).toList();
		long absent = count(seen, HostPresence.ABSENT);
		long silent = count(seen, HostPresence.SILENT);
		String detail = facts.hosts().isEmpty() ? "There is no host"
				: (seen.size() - absent) + " of " + facts.hosts().size() + " hosts are on their LANs"
						+ ((silent > 0) ? ", " + silent + " of them without answering echo requests" : "");
		int unseen = facts.hosts().size() - seen.size();
		return NamedChecks.of("hosts", unseen, detail,
				facts.hosts()
					.stream()
					.filter((host) -> presences.get(host) == HostPresence.ABSENT)
					.map(HostsCheck::absent)
					.toList());
	}

	// A gateway knows its own site's hosts only, whatever it says.
	private static Map<HostName, HostPresence> presences(DeepCheckInput facts) {
		Map<HostName, HostPresence> presences = new TreeMap<>();
		facts.enrolled()
			.forEach((site) -> facts.answer(site)
				.ifPresent((answer) -> answer.report()
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
