package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * The input of the checks of a deep check.
 *
 * @param ready whether the database reports this registry
 * @param delivered the revision that gateways get from this registry
 * @param stored the revision of the database
 * @param gateways the status of the gateways, one for each site, by domain
 * @param hosts every host
 * @param findings the findings of {@code GET /checks}
 * @param probes the gateways that had to probe
 * @param reports their reports, by site
 */
public record DeepCheckInput(boolean ready, long delivered, long stored, List<Gateway> gateways, List<Host> hosts,
		List<Finding> findings, List<ProbeStatus> probes, Map<SiteDomain, ReceivedProbeReport> reports) {

	/**
	 * The sites that have a gateway.
	 */
	List<SiteDomain> enrolled() {
		return this.gateways.stream().filter(Gateway::enrolled).map(Gateway::site).toList();
	}

	List<Finding> findings(Set<String> codes) {
		return this.findings.stream().filter((finding) -> codes.contains(finding.code())).toList();
	}

	Optional<ReceivedProbeReport> report(SiteDomain site) {
		return Optional.ofNullable(this.reports.get(site));
	}

	/**
	 * Every path from one gateway to another. Probes of sites that were removed are left
	 * out.
	 */
	List<GatewayPath> paths() {
		List<SiteDomain> sites = enrolled();
		return sites.stream().flatMap((from) -> {
			Map<SiteDomain, PathProbe> probe = probe(from);
			return sites.stream().filter((to) -> !to.equals(from)).map((to) -> path(from, to, probe.get(to)));
		}).toList();
	}

	private Map<SiteDomain, PathProbe> probe(SiteDomain from) {
		return report(from).stream()
			.flatMap((received) -> received.report().paths().stream())
			.collect(Collectors.toMap(PathProbe::site, Function.identity(), (one, other) -> other));
	}

	private static GatewayPath path(SiteDomain from, SiteDomain to, @Nullable PathProbe probe) {
		return new GatewayPath(from, to, probe);
	}

}
