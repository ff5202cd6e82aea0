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
 * Learns the public address of gateways from their requests. A new address is written by
 * a thread of its own, so that no request waits. It is delivered as a write is, but it is
 * an observation and makes no revision. Thread-safe.
 */
@Component
class EndpointLearner {

	private static final Logger log = LoggerFactory.getLogger(EndpointLearner.class);

	private final Map<SiteDomain, IpAddress> pending = new ConcurrentHashMap<>();

	private final ExecutorService writer = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("endpoint-learner").factory());

	private final KnownEndpoints knownEndpoints;

	private final GatewayStore gateways;

	private final MeshStore mesh;

	private final TransactionOperations transactions;

	EndpointLearner(KnownEndpoints knownEndpoints, GatewayStore gateways, MeshStore mesh,
			TransactionOperations transactions) {
		this.knownEndpoints = knownEndpoints;
		this.gateways = gateways;
		this.mesh = mesh;
		this.transactions = transactions;
	}

	void observe(SiteDomain site, IpAddress address) {
		if (this.knownEndpoints.isNew(site, address) && this.pending.put(site, address) == null) {
			this.writer.execute(() -> learn(site));
		}
	}

	private void learn(SiteDomain site) {
		IpAddress address = this.pending.remove(site);
		if (address == null) {
			return;
		}
		try {
			this.transactions.executeWithoutResult((status) -> write(site, address));
		}
		catch (RuntimeException ex) {
			log.debug("site={} polls from {}, which cannot be stored now; its next request brings it again", site,
					address, ex);
		}
	}

	private void write(SiteDomain site, IpAddress address) {
		// As in every write, the mesh is locked first, or two writes could deadlock.
		this.mesh.lock();
		if (this.gateways.updatePublicAddress(site, address)) {
			this.mesh.countObservation();
			log.info("site={} polls from {}", site, address);
		}
	}

	@PreDestroy
	void close() {
		this.writer.shutdownNow();
	}

}
