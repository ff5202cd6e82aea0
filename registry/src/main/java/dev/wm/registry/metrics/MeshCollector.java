package dev.wm.registry.metrics;

import dev.wm.registry.publish.DeliveryStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the mesh's gauges from the database at each scrape. While the database does not
 * answer, which is when people look at the rest, they are left out.
 */
@Component
class MeshCollector implements MultiCollector {

	private static final Logger log = LoggerFactory.getLogger(MeshCollector.class);

	private final MeshMetrics mesh;

	private final DeliveryStatus delivery;

	MeshCollector(MeshMetrics mesh, DeliveryStatus delivery, PrometheusRegistry registry) {
		this.mesh = mesh;
		this.delivery = delivery;
		registry.register(this);
	}

	@Override
	public MetricSnapshots collect() {
		if (!this.delivery.isReady()) {
			return new MetricSnapshots();
		}
		try {
			return this.mesh.gauges();
		}
		catch (RuntimeException ex) {
			log.debug("The database does not answer", ex);
			return new MetricSnapshots();
		}
	}

}
