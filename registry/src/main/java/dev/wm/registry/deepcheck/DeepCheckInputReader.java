package dev.wm.registry.deepcheck;

import java.util.List;

import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.registry.check.CheckService;
import dev.wm.registry.deepcheck.rule.DeepCheckInput;
import dev.wm.registry.host.HostService;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.publish.DeliveryStatus;
import dev.wm.registry.status.GatewayStatusService;
import org.springframework.stereotype.Component;

/**
 * Reads the input of a deep check's evaluation, inside the caller's transaction.
 */
@Component
class DeepCheckInputReader {

	private final DeepCheckRepository repository;

	private final DeliveryStatus delivery;

	private final MeshStore mesh;

	private final GatewayStatusService gateways;

	private final HostService hosts;

	private final CheckService checkService;

	DeepCheckInputReader(DeepCheckRepository repository, DeliveryStatus delivery, MeshStore mesh,
			GatewayStatusService gateways, HostService hosts, CheckService checkService) {
		this.repository = repository;
		this.delivery = delivery;
		this.mesh = mesh;
		this.gateways = gateways;
		this.hosts = hosts;
		this.checkService = checkService;
	}

	DeepCheckInput read(DeepCheckRun run) {
		// First, since it waits for views that are just being published.
		List<Gateway> all = this.gateways.all();
		return new DeepCheckInput(this.delivery.isReady(), this.delivery.revision(), this.mesh.revision(), all,
				this.hosts.all(), this.checkService.findings(), run.probes(), this.repository.answers(run.id()));
	}

}
