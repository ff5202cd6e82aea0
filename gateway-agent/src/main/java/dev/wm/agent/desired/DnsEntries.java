package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.host.Host;

/**
 * The names of one machine: its own and its aliases.
 */
final class DnsEntries {

	private DnsEntries() {
	}

	static Stream<DnsEntry> of(NameRecord record) {
		return of(record.name(), record.aliases(), record.address());
	}

	static Stream<DnsEntry> of(Host host, IpAddress address) {
		return of(host.name(), host.aliases(), address);
	}

	static Stream<DnsEntry> wildcards(NameRecord record) {
		return wildcards(record.name(), record.aliases(), record.address());
	}

	static Stream<DnsEntry> wildcards(Host host, IpAddress address) {
		return wildcards(host.name(), host.aliases(), address);
	}

	private static Stream<DnsEntry> of(HostName name, List<HostAlias> aliases, IpAddress address) {
		DnsEntry own = new DnsEntry(name, address);
		// Most have none, and there are thousands.
		return aliases.isEmpty() ? Stream.of(own)
				: Stream.concat(Stream.of(own),
						aliases.stream()
							.map((alias) -> alias.at(name.domain()))
							.distinct()
							.filter((alias) -> !alias.equals(name))
							.map((alias) -> new DnsEntry(alias, address, true)));
	}

	private static Stream<DnsEntry> wildcards(HostName name, List<HostAlias> aliases, IpAddress address) {
		return aliases.stream()
			.filter(HostAlias::wildcard)
			.map((alias) -> new DnsEntry(alias.at(name.domain()), address, true));
	}

}
