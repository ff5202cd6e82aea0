package dev.wm.registry.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.registry.access.Credentials;
import dev.wm.registry.change.History;
import dev.wm.registry.device.Devices;
import dev.wm.registry.gateway.Gateways;
import dev.wm.registry.host.Hosts;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the facts and has them looked at.
 */
@Service
public class Checkup {

	private final MeshStore mesh;

	private final Sites sites;

	private final Hosts hosts;

	private final Devices devices;

	private final Gateways gateways;

	private final Credentials credentials;

	private final History history;

	private final Clock clock;

	private final Instant started;

	Checkup(MeshStore mesh, Sites sites, Hosts hosts, Devices devices, Gateways gateways, Credentials credentials,
			History history, Clock clock) {
		this.mesh = mesh;
		this.sites = sites;
		this.hosts = hosts;
		this.devices = devices;
		this.gateways = gateways;
		this.credentials = credentials;
		this.history = history;
		this.clock = clock;
		this.started = clock.instant();
	}

	/**
	 * What is wrong now.
	 * @return the worst first
	 */
	@Transactional(readOnly = true)
	public List<Finding> findings() {
		return Checks.run(facts());
	}

	/**
	 * The sites whose gateways ask for their configuration.
	 * @return the sites, by domain
	 */
	@Transactional(readOnly = true)
	public List<SiteDomain> talking() {
		return facts().talking().stream().map(Gateway::site).toList();
	}

	private Facts facts() {
		return new Facts(this.mesh.identity().supernet(), this.sites.all(), this.hosts.all(), this.devices.all(),
				this.gateways.all(), this.credentials.pending(), lastChange(), this.started, this.clock.instant());
	}

	// A gateway's view may have become another at start too.
	private Instant lastChange() {
		return this.history.lastChange().filter(this.started::isBefore).orElse(this.started);
	}

}
