package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.gateway.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a deep check's checks look at.
 *
 * @param ready whether the database answers this registry
 * @param delivered the revision that this registry's gateways get
 * @param stored the revision that the database is at
 * @param gateways how the gateways are doing, one for each site, by domain
 * @param hosts every host
 * @param findings what {@code GET /checks} says
 * @param probes the gateways that were asked
 * @param answers what they answered, by site
 */
public record DeepCheckInput(boolean ready, long delivered, long stored, List<Gateway> gateways, List<HostName> hosts,
		List<Finding> findings, List<ProbeStatus> probes, Map<SiteDomain, ReceivedProbeReport> answers) {

	/**
	 * The sites that have a gateway.
	 */
	List<SiteDomain> enrolled() {
		return this.gateways.stream().filter(Gateway::enrolled).map(Gateway::site).toList();
	}

	List<Finding> findings(Set<String> codes) {
		return this.findings.stream().filter((finding) -> codes.contains(finding.code())).toList();
	}

	Optional<ReceivedProbeReport> answer(SiteDomain site) {
		return Optional.ofNullable(this.answers.get(site));
	}

	/**
	 * Every way from one gateway to another. What an answer says of sites that are no
	 * longer there is left out.
	 */
	List<GatewayPath> paths() {
		List<SiteDomain> sites = enrolled();
		return sites.stream().flatMap((from) -> {
			Map<SiteDomain, PathProbe> found = found(from);
			return sites.stream().filter((to) -> !to.equals(from)).map((to) -> path(from, to, found.get(to)));
		}).toList();
	}

	private Map<SiteDomain, PathProbe> found(SiteDomain from) {
		return answer(from).stream()
			.flatMap((answer) -> answer.report().paths().stream())
			.collect(Collectors.toMap(PathProbe::site, Function.identity(), (one, other) -> other));
	}

	private static GatewayPath path(SiteDomain from, SiteDomain to, @Nullable PathProbe found) {
		return new GatewayPath(from, to, found);
	}

}
