package dev.wm.registry.presence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.gateway.GatewayStore;
import dev.wm.registry.mesh.MeshStore;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Learns where gateways are from where they ask. It is written only when it becomes
 * another, and by a thread of its own: no request waits for it. All registries hear of it
 * as of a write, but it is an observation and makes no revision.
 */
@Component
class EndpointLearner {

	private static final Logger log = LoggerFactory.getLogger(EndpointLearner.class);

	private final Map<SiteDomain, IpAddress> waiting = new ConcurrentHashMap<>();

	private final ExecutorService writer = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("endpoint-learner").factory());

	private final KnownEndpoints known;

	private final GatewayStore gateways;

	private final MeshStore mesh;

	private final TransactionOperations transactions;

	EndpointLearner(KnownEndpoints known, GatewayStore gateways, MeshStore mesh, TransactionOperations transactions) {
		this.known = known;
		this.gateways = gateways;
		this.mesh = mesh;
		this.transactions = transactions;
	}

	void note(SiteDomain site, IpAddress address) {
		if (this.known.isNews(site, address) && this.waiting.put(site, address) == null) {
			this.writer.execute(() -> learn(site));
		}
	}

	private void learn(SiteDomain site) {
		IpAddress address = this.waiting.remove(site);
		if (address == null) {
			return;
		}
		try {
			this.transactions.executeWithoutResult((status) -> write(site, address));
		}
		catch (RuntimeException ex) {
			log.debug("site={} asks from {}, which its next request tells again", site, address, ex);
		}
	}

	private void write(SiteDomain site, IpAddress address) {
		// As in every write, the mesh first: two that lock in different orders would wait
		// for each other.
		this.mesh.lock();
		if (this.gateways.updatePublicAddress(site, address)) {
			this.mesh.observe();
			log.info("site={} asks from {}", site, address);
		}
	}

	@PreDestroy
	void close() {
		this.writer.shutdownNow();
	}

}
