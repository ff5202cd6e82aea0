package dev.wm.cli.command.inspect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code wm check}.
 *
 * @param findings what is wrong, the worst first
 * @param tunnels every pair of sites, in both directions
 */
record CheckResult(List<Finding> findings, List<Tunnel> tunnels) implements Named {

	static CheckResult fetch(RegistryClient registry) {
		List<SiteDomain> sites = registry.sites().stream().map(Site::domain).toList();
		List<Gateway> gateways = registry.gateways();
		return new CheckResult(registry.findings(), tunnels(sites, gateways));
	}

	private static List<Tunnel> tunnels(List<SiteDomain> sites, List<Gateway> gateways) {
		Handshakes known = new Handshakes(gateways);
		List<Tunnel> tunnels = new ArrayList<>();
		for (SiteDomain from : sites) {
			for (SiteDomain to : sites) {
				if (!from.equals(to)) {
					PeerStatus peer = known.between(from, to.toString());
					tunnels.add(new Tunnel(from, to, peer != null, (peer != null) ? peer.lastHandshake() : null));
				}
			}
		}
		return tunnels;
	}

	/** Whether there is nothing that somebody has to do something about. */
	boolean isGood() {
		return this.findings.stream().allMatch((finding) -> finding.severity() == Severity.INFO);
	}

	@Override
	public List<?> objects() {
		return this.findings;
	}

	/**
	 * One gateway's tunnel to another site's.
	 *
	 * @param from the gateway that reported it
	 * @param to the other
	 * @param known whether it reported it at all
	 * @param lastHandshake when, null if there was none
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Tunnel(SiteDomain from, SiteDomain to, boolean known,
			@JsonProperty("last_handshake") @Nullable Instant lastHandshake) {
	}

}
