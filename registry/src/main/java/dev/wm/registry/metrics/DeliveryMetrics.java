package dev.wm.registry.metrics;

import dev.wm.registry.meshconfig.Delivery;
import dev.wm.registry.meshconfig.HeldCount;
import dev.wm.registry.meshconfig.ViewsPublished;
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

	DeliveryMetrics(MeterRegistry registry, HeldCount held, Delivery delivery) {
		Gauge.builder("wm.ready", delivery, (current) -> current.isReady() ? 1 : 0)
			.description("1 while the database answers and callers are served in full.")
			.register(registry);
		Gauge.builder("wm.revision", delivery, Delivery::revision)
			.description("The revision of which this registry serves views.")
			.register(registry);
		Gauge.builder("wm.held.polls", held, HeldCount::count)
			.description("Polls that wait for something new.")
			.register(registry);
		this.latency = Timer.builder("wm.change")
			.description("From a write, as this registry heard of it, until its views were there.")
			.serviceLevelObjectives(Buckets.BOUNDS)
			.register(registry);
	}

	@EventListener
	void published(ViewsPublished event) {
		this.latency.record(event.latency());
	}

}
