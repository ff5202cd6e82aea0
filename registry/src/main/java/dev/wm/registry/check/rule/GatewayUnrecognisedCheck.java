package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.registry.presence.RefusedGateways.RefusedGateway;

/**
 * A gateway that this registry cannot recognise any more, as after the restore of an
 * older backup. What such a gateway says of itself counts only while nobody with a valid
 * credential polls for the site.
 */
final class GatewayUnrecognisedCheck implements Check {

	static final String UNRECOGNISED = "gateway_unrecognised";

	static final String CONTESTED = "key_contested";

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return Stream.concat(
				input.refused()
					.stream()
					.filter((gateway) -> isMissing(input, gateway.site()))
					.map((gateway) -> unrecognised(input, gateway)),
				input.contested().stream().filter((site) -> input.site(site).isPresent()).map(this::contested));
	}

	private static boolean isMissing(CheckInput input, SiteDomain site) {
		return input.polling().stream().noneMatch((gateway) -> gateway.site().equals(site));
	}

	private static Finding unrecognised(CheckInput input, RefusedGateway gateway) {
		boolean known = input.site(gateway.site()).isPresent();
		return Findings.atSite(Severity.ERROR, UNRECOGNISED, gateway.site(),
				"The gateway of " + gateway.site() + (known ? "" : ", a site that is not registered here,")
						+ " polls from " + String.join(" and ", gateway.addresses())
						+ " with a credential that is not valid, as after the restore of an older backup.",
				"Enrol it again: run wm " + (known ? "token create --site " : "add-site ") + gateway.site()
						+ " and follow what it prints.");
	}

	private Finding contested(SiteDomain site) {
		return Findings.atSite(Severity.ERROR, CONTESTED, site,
				"Two machines with one credential both claim to be the gateway of " + site + ".",
				"Stop one of the two; if it was the wrong one, run wm token create --site " + site
						+ " and follow what it prints.");
	}

}
