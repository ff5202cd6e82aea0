package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.instance.ClonedGateways.ClonedGateway;
import dev.wm.registry.presence.RefusedGateways.RefusedGateway;

/**
 * The input of the checks: the mesh and its observed state at one moment.
 *
 * @param supernet the mesh's supernet
 * @param sites every site
 * @param hosts every host
 * @param devices every device
 * @param gateways the status of the gateways, one for each site
 * @param tokens the enrolment tokens
 * @param refused the gateways that poll with a credential that is not valid
 * @param contested the sites that two machines claim
 * @param clones the gateways that run twice
 * @param updates the releases and the roll-out
 * @param lastChange when the mesh was last written to, or the registry started
 * @param started since when the registry has been up without a break
 * @param now the time
 */
public record CheckInput(Cidr supernet, List<Site> sites, List<Host> hosts, List<Device> devices,
		List<Gateway> gateways, List<PendingEnrolment> tokens, List<RefusedGateway> refused, List<SiteDomain> contested,
		List<ClonedGateway> clones, UpdateStatus updates, Instant lastChange, Instant started, Instant now) {

	// Six poll intervals.
	private static final Duration SILENCE = Duration.ofSeconds(30);

	// Those that another registry took are stored every five minutes.
	private static final Duration REPORTS = Duration.ofMinutes(6);

	/**
	 * The enrolled gateways.
	 */
	Stream<Gateway> enrolled() {
		return this.gateways.stream().filter(Gateway::enrolled);
	}

	/**
	 * The gateways that poll, whose reports are current.
	 */
	public List<Gateway> polling() {
		return enrolled().filter((gateway) -> gateway.lastSeen() != null && !isStale(gateway.lastSeen(), SILENCE))
			.toList();
	}

	/**
	 * Whether a gateway's last report tells how it is now: it came since this registry
	 * has been up, and lately if the gateway polls. After an outage, the first report
	 * comes a while after the first poll.
	 */
	boolean isReportCurrent(Gateway gateway) {
		Instant reported = gateway.reportedAt();
		return reported == null
				|| (!reported.isBefore(this.started) && (isSilent(gateway) || !isStale(reported, REPORTS)));
	}

	/**
	 * The enrolled gateways whose reports tell how they are now.
	 */
	Stream<Gateway> reporting() {
		return enrolled().filter(this::isReportCurrent);
	}

	/**
	 * Whether a gateway's clock is so wrong that the times in its reports say nothing.
	 */
	boolean isClockWrong(Gateway gateway) {
		return gateway.clockOffset() != null && ClockFindings.isOff(Duration.ofSeconds(gateway.clockOffset()));
	}

	/**
	 * The time since a gateway's last poll, or since this registry started if that is
	 * later: nobody can poll a registry that does not run.
	 */
	Duration silence(Gateway gateway) {
		Instant seen = gateway.lastSeen();
		boolean polled = seen != null && seen.isAfter(this.started);
		return Duration.between(polled ? seen : this.started, this.now);
	}

	boolean isSilent(Gateway gateway) {
		return silence(gateway).compareTo(SILENCE) > 0;
	}

	boolean isStale(Instant instant, Duration limit) {
		return Duration.between(instant, this.now).compareTo(limit) > 0;
	}

	/**
	 * The endpoint of a gateway: as set, or else its public address with the listen port.
	 */
	Optional<Endpoint> endpoint(Gateway gateway) {
		return site(gateway.site()).flatMap((site) -> Optional.ofNullable(site.endpoint())
			.or(() -> Optional.ofNullable(gateway.publicAddress())
				.map((address) -> new Endpoint(address, site.listenPort()))));
	}

	Optional<Site> site(SiteDomain domain) {
		return this.sites.stream().filter((site) -> site.domain().equals(domain)).findFirst();
	}

	Optional<Site> hub() {
		return this.sites.stream().filter(Site::hub).findFirst();
	}

}
