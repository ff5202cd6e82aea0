package dev.wm.registry.deepcheck;

import java.util.List;

import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.registry.check.Checkup;
import dev.wm.registry.gateway.Gateways;
import dev.wm.registry.host.Hosts;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.meshconfig.Delivery;
import org.springframework.stereotype.Component;

/**
 * Gathers the facts, inside the caller's transaction.
 */
@Component
class FactsReader {

	private final DeepCheckTable table;

	private final Delivery delivery;

	private final MeshStore mesh;

	private final Gateways gateways;

	private final Hosts hosts;

	private final Checkup checkup;

	FactsReader(DeepCheckTable table, Delivery delivery, MeshStore mesh, Gateways gateways, Hosts hosts,
			Checkup checkup) {
		this.table = table;
		this.delivery = delivery;
		this.mesh = mesh;
		this.gateways = gateways;
		this.hosts = hosts;
		this.checkup = checkup;
	}

	Facts read(Run run) {
		// These wait for views that are just being made.
		List<Gateway> all = this.gateways.all();
		return new Facts(this.delivery.isReady(), this.delivery.revision(), this.mesh.revision(), all,
				this.hosts.all().stream().map(Host::name).toList(), this.checkup.findings(), run.probes(),
				this.table.answers(run.id()));
	}

}
