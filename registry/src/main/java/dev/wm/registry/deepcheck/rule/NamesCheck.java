package dev.wm.registry.deepcheck.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;

/**
 * Every gateway gets the right answer from its own name server and all others. A path
 * that is down is not counted: names are not the cause. Routers that forward to a gateway
 * are to do so for every domain.
 */
final class NamesCheck implements ActiveCheck {

	private static final String REMEDY = "Check that dnsmasq runs on that gateway and nothing else uses port 53 there,"
			+ " and read its log.";

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<Finding> findings = new ArrayList<>();
		long unchecked = 0;
		for (SiteDomain site : input.enrolled()) {
			unchecked += input.report(site).isEmpty() ? 1 : 0;
			own(input, site).forEach(findings::add);
		}
		List<GatewayPath> paths = input.paths();
		unchecked += paths.stream().filter((path) -> path.answered().isEmpty()).count();
		paths.stream().flatMap(NamesCheck::far).forEach(findings::add);
		int all = input.enrolled().size() + paths.size();
		String detail = (all == 0) ? "There is no gateway" : (all - unchecked - findings.size()) + " of " + all
				+ " DNS queries to the gateways' name servers are answered";
		input.enrolled().stream().flatMap((site) -> routers(input, site)).forEach(findings::add);
		return NamedChecks.of("names", unchecked, detail, findings);
	}

	private static Stream<Finding> own(DeepCheckInput input, SiteDomain site) {
		return input.report(site)
			.filter((received) -> !received.report().answersNames())
			.stream()
			.map((received) -> new Finding(Severity.ERROR, "names_silent", "gateway", site.toString(),
					"The name server of " + site + " does not resolve gw." + site + " for its own gateway.", REMEDY));
	}

	private static Stream<Finding> routers(DeepCheckInput input, SiteDomain site) {
		return input.report(site)
			.map((received) -> received.report().routerNames())
			.stream()
			.flatMap((names) -> names.missing().stream().map((domain) -> router(site, names.router(), domain)));
	}

	private static Finding router(SiteDomain site, IpAddress router, SiteDomain domain) {
		return new Finding(Severity.WARNING, "router_keeps_domain", "gateway", site.toString(),
				"The router of " + site + ", " + router
						+ ", forwards DNS queries for other domains of the mesh to the gateway and answers those for "
						+ domain + " itself, so that the LAN's machines do not resolve gw." + domain + ".",
				"On OpenWrt, run wm openwrt-setup again, which removes local='/" + domain
						+ "/'. On another router, give its own domain another name than " + domain
						+ ", or add the conditional forwarding of " + domain + ". Or rename the site: wm edit site "
						+ domain + " --set domain=NAME.");
	}

	private static Stream<Finding> far(GatewayPath path) {
		return path.answered()
			.filter((probe) -> !probe.answersNames())
			.stream()
			.map((PathProbe probe) -> path.finding(Severity.ERROR, "names_silent", "The name server of " + path.to()
					+ " does not resolve gw." + path.to() + " for the gateway of " + path.from() + ".", REMEDY));
	}

}
