package dev.wm.agent.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.RouterNames;
import org.jspecify.annotations.Nullable;

/**
 * Probes whether the LAN's router forwards DNS queries for every domain of the mesh. One
 * whose own domain is called like a site answers those itself. A router that forwards
 * none has not been told to: the LAN's machines may ask the gateway.
 */
final class RouterProber {

	// A router that forwards a hundred domains does not lack one of the others only.
	private static final int MOST = 100;

	// Each silent one takes a second.
	private static final int MOST_SILENT = 4;

	private static final Pattern NEXT_HOP = Pattern.compile("default via (\\d+\\.\\d+\\.\\d+\\.\\d+) dev .*");

	private final CommandRunner runner;

	private final BiFunction<IpAddress, HostName, Optional<DnsReply>> names;

	/**
	 * Makes one.
	 * @param runner runs commands on the gateway
	 * @param names queries a name server for a name
	 */
	RouterProber(CommandRunner runner, BiFunction<IpAddress, HostName, Optional<DnsReply>> names) {
		this.runner = runner;
		this.names = names;
	}

	/** Probes the next hop of the default route. */
	Result probe(ProbeTargets targets) {
		List<ProbeTargets.GatewayTarget> gateways = Stream.concat(Stream.of(targets.own()), targets.others().stream())
			.limit(MOST)
			.toList();
		return new Result(router().flatMap((router) -> names(router, gateways, targets.own().overlay())).orElse(null));
	}

	// The first of several has the lowest metric.
	private Optional<IpAddress> router() {
		return this.runner.attempt(Command.of("ip", "-4", "route", "show", "default"))
			.output()
			.lines()
			.map((line) -> NEXT_HOP.matcher(line.strip()))
			.filter(Matcher::matches)
			.map((line) -> IpAddress.parse(line.group(1)))
			.findFirst();
	}

	private Optional<RouterNames> names(IpAddress router, List<ProbeTargets.GatewayTarget> gateways, IpAddress own) {
		List<SiteDomain> missing = new ArrayList<>();
		boolean forwards = false;
		int silent = 0;
		for (ProbeTargets.GatewayTarget gateway : gateways) {
			Optional<DnsReply> reply = this.names.apply(router, gateway.site().gateway());
			if (isRight(reply, gateway)) {
				forwards = true;
			}
			else if (reply.isEmpty()) {
				silent++;
			}
			else if (reply.get().isFinal() && isRight(this.names.apply(own, gateway.site().gateway()), gateway)) {
				missing.add(gateway.site());
			}
			if (silent > MOST_SILENT) {
				break;
			}
		}
		return (forwards && !missing.isEmpty())
				? Optional.of(new RouterNames(router, missing.stream().sorted().toList())) : Optional.empty();
	}

	private static boolean isRight(Optional<DnsReply> reply, ProbeTargets.GatewayTarget gateway) {
		return reply.flatMap(DnsReply::address).filter(gateway.overlay()::equals).isPresent();
	}

	/**
	 * The result.
	 *
	 * @param names the router and what it does not forward, null if all is well
	 */
	record Result(@Nullable RouterNames names) {
	}

}
