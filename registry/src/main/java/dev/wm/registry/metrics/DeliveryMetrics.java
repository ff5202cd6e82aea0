package dev.wm.registry.metrics;

import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.publish.DeliveryStatus;
import dev.wm.registry.publish.ViewsPublishedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How configurations reach those who poll.
 */
@Component
class DeliveryMetrics {

	private final HeldRequestCount held;

	private final DeliveryStatus delivery;

	private final Histogram latency = new Histogram();

	DeliveryMetrics(HeldRequestCount held, DeliveryStatus delivery) {
		this.held = held;
		this.delivery = delivery;
	}

	@EventListener
	void published(ViewsPublishedEvent event) {
		this.latency.add(event.latency().toNanos());
	}

	void write(MetricsText text) {
		text.gauge("wm_ready", "1 while the database answers and callers are served in full.",
				this.delivery.isReady() ? 1 : 0);
		text.gauge("wm_revision", "The revision of which this registry serves views.", this.delivery.revision());
		text.gauge("wm_held_polls", "Polls that wait for something new.", this.held.count());
		text.family("wm_change_seconds", MetricsText.Type.HISTOGRAM,
				"From a write, as this registry heard of it, until its views were there.")
			.histogram(this.latency);
	}

}
