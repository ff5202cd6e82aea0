package dev.wm.registry.metrics;

import dev.wm.contract.v1.Api;
import dev.wm.registry.publish.DeliveryStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MetricsController {

	private static final Logger log = LoggerFactory.getLogger(MetricsController.class);

	private final RequestMeter requests;

	private final DeliveryMetrics deliveries;

	private final MeshMetrics mesh;

	private final ProcessMetrics process;

	private final DeliveryStatus delivery;

	MetricsController(RequestMeter requests, DeliveryMetrics deliveries, MeshMetrics mesh, ProcessMetrics process,
			DeliveryStatus delivery) {
		this.requests = requests;
		this.deliveries = deliveries;
		this.mesh = mesh;
		this.process = process;
		this.delivery = delivery;
	}

	@GetMapping(Api.METRICS)
	ResponseEntity<String> get() {
		MetricsText text = new MetricsText();
		this.deliveries.write(text);
		this.requests.write(text);
		this.process.write(text);
		String metrics = text + mesh();
		return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, MetricsText.CONTENT_TYPE).body(metrics);
	}

	/**
	 * What the database knows. While it does not answer, which is when people look at the
	 * rest, it is left out.
	 */
	private String mesh() {
		if (!this.delivery.isReady()) {
			return "";
		}
		MetricsText text = new MetricsText();
		try {
			this.mesh.write(text);
			return text.toString();
		}
		catch (RuntimeException ex) {
			log.debug("The database does not answer", ex);
			return "";
		}
	}

}
