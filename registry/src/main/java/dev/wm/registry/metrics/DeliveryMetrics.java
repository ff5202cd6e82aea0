package dev.wm.registry.metrics;

import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.publish.DeliveryStatus;
import dev.wm.registry.publish.ViewsPublishedEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gauges of the delivery of configurations: readiness, revision, held polls, and how long
 * a change took to become views.
 */
@Component
class DeliveryMetrics {

	private final Timer latency;

	DeliveryMetrics(MeterRegistry registry, HeldRequestCount held, DeliveryStatus delivery) {
		Gauge.builder("wm.ready", delivery, (current) -> current.isReady() ? 1 : 0)
			.description("1 while the database answers and callers are served in full.")
			.register(registry);
		Gauge.builder("wm.revision", delivery, DeliveryStatus::revision)
			.description("The revision of which this registry serves views.")
			.register(registry);
		Gauge.builder("wm.held.polls", held, HeldRequestCount::count)
			.description("Polls that wait for something new.")
			.register(registry);
		this.latency = Timer.builder("wm.change")
			.description("From a write, as this registry heard of it, until its views were there.")
			.serviceLevelObjectives(Buckets.BOUNDS)
			.register(registry);
	}

	@EventListener
	void published(ViewsPublishedEvent event) {
		this.latency.record(event.latency());
	}

}
