package dev.wm.registry.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.registry.check.rule.CheckInput;
import dev.wm.registry.check.rule.Checks;
import dev.wm.registry.check.rule.UpdateStatus;
import dev.wm.registry.credential.CredentialStore;
import dev.wm.registry.device.DeviceService;
import dev.wm.registry.history.HistoryService;
import dev.wm.registry.host.HostService;
import dev.wm.registry.instance.ClonedGateways;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.presence.RefusedGateways;
import dev.wm.registry.release.ReleaseCatalog;
import dev.wm.registry.rollout.RollOutService;
import dev.wm.registry.site.SiteService;
import dev.wm.registry.status.GatewayStatusService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the input of the checks and runs them.
 */
@Service
public class CheckService {

	private final MeshStore mesh;

	private final SiteService sites;

	private final HostService hosts;

	private final DeviceService devices;

	private final GatewayStatusService gateways;

	private final CredentialStore credentials;

	private final RefusedGateways refused;

	private final ClonedGateways clones;

	private final HistoryService history;

	private final ReleaseCatalog releases;

	private final RollOutService rollOut;

	private final Clock clock;

	private final Uptime uptime;

	CheckService(MeshStore mesh, SiteService sites, HostService hosts, DeviceService devices,
			GatewayStatusService gateways, CredentialStore credentials, RefusedGateways refused, ClonedGateways clones,
			HistoryService history, ReleaseCatalog releases, RollOutService rollOut, Clock clock, Uptime uptime) {
		this.mesh = mesh;
		this.sites = sites;
		this.hosts = hosts;
		this.devices = devices;
		this.gateways = gateways;
		this.credentials = credentials;
		this.refused = refused;
		this.clones = clones;
		this.history = history;
		this.releases = releases;
		this.rollOut = rollOut;
		this.clock = clock;
		this.uptime = uptime;
	}

	/**
	 * Runs all checks.
	 * @return the findings, the worst first
	 */
	@Transactional(readOnly = true)
	public List<Finding> findings() {
		return Checks.run(input());
	}

	/**
	 * The sites whose gateways poll.
	 * @return the sites, sorted
	 */
	@Transactional(readOnly = true)
	public List<SiteDomain> polling() {
		return input().polling().stream().map(Gateway::site).toList();
	}

	private CheckInput input() {
		return new CheckInput(this.mesh.identity().supernet(), this.sites.all(), this.hosts.all(), this.devices.all(),
				this.gateways.all(), this.credentials.pending(), this.refused.unknown(), this.refused.contested(),
				this.clones.recent(), updates(), lastChange(), this.uptime.since(), this.clock.instant());
	}

	private UpdateStatus updates() {
		return new UpdateStatus(this.releases.newest().orElse(null), this.releases.refused(), this.rollOut.get());
	}

	// A new version of the registry may compile other views, so a start counts too.
	private Instant lastChange() {
		return this.history.lastChange().filter(this.uptime.since()::isBefore).orElseGet(this.uptime::since);
	}

}
