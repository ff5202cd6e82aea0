package dev.wm.registry.deepcheck.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;

/**
 * Every gateway gets the right answer from its own name server and every other one's.
 * Where nothing comes back at all, names are not what is wrong.
 */
final class NamesCheck implements ActiveCheck {

	private static final String REMEDY = "See that dnsmasq runs on that gateway, that nothing else has port 53 there,"
			+ " and what its log says.";

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		List<Finding> findings = new ArrayList<>();
		long unseen = 0;
		for (SiteDomain site : facts.enrolled()) {
			unseen += facts.answer(site).isEmpty() ? 1 : 0;
			own(facts, site).forEach(findings::add);
		}
		List<GatewayPath> paths = facts.paths();
		unseen += paths.stream().filter((path) -> path.crossed().isEmpty()).count();
		paths.stream().flatMap(NamesCheck::far).forEach(findings::add);
		int all = facts.enrolled().size() + paths.size();
		String detail = (all == 0) ? "There is no gateway" : (all - unseen - findings.size()) + " of " + all
				+ " questions to the gateways' name servers are answered";
		return NamedChecks.of("names", unseen, detail, findings);
	}

	private static Stream<Finding> own(DeepCheckInput facts, SiteDomain site) {
		return facts.answer(site)
			.filter((answer) -> !answer.report().answersNames())
			.stream()
			.map((answer) -> new Finding(Severity.ERROR, "names_silent", "gateway", site.toString(),
					"The name server of " + site + " does not tell its own gateway where gw." + site + " is.", REMEDY));
	}

	private static Stream<Finding> far(GatewayPath path) {
		return path.crossed()
			.filter((found) -> !found.answersNames())
			.stream()
			.map((PathProbe found) -> path.finding(Severity.ERROR, "names_silent", "The name server of " + path.to()
					+ " does not tell the gateway of " + path.from() + " where gw." + path.to() + " is.", REMEDY));
	}

}
