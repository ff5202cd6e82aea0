package dev.wm.registry.metrics;

import dev.wm.contract.v1.Api;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MetricsController {

	private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

	private final PrometheusMeterRegistry registry;

	MetricsController(PrometheusMeterRegistry registry) {
		this.registry = registry;
	}

	@GetMapping(Api.METRICS)
	ResponseEntity<String> get() {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, TEXT_FORMAT)
			.body(this.registry.scrape(TEXT_FORMAT));
	}

}
