package dev.wm.registry.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Counts the answered requests, by route and class of status, and how long they took. A
 * request that waited on purpose counts, but its time says nothing.
 */
@Component
class RequestMeter {

	private static final int CLASSES = 5;

	private final Map<String, Route> routes = new ConcurrentHashMap<>();

	void count(String route, int status, long nanos, boolean waited) {
		Route counted = this.routes.computeIfAbsent(route, (key) -> new Route());
		counted.answers[Math.clamp(status / 100 - 1, 0, CLASSES - 1)].increment();
		if (!waited) {
			counted.took.add(nanos);
		}
	}

	void write(MetricsText text) {
		Map<String, Route> sorted = new TreeMap<>(this.routes);
		MetricsText.Family requests = text.family("wm_http_requests_total", MetricsText.Type.COUNTER,
				"Answered requests by route and class of status.");
		sorted.forEach((route, counted) -> {
			for (int i = 0; i < CLASSES; i++) {
				long count = counted.answers[i].sum();
				if (count > 0) {
					requests.sample(count, "route", route, "status", (i + 1) + "xx");
				}
			}
		});
		MetricsText.Family took = text.family("wm_http_request_seconds", MetricsText.Type.HISTOGRAM,
				"How long requests took that did not wait on purpose.");
		sorted.forEach((route, counted) -> took.histogram(counted.took, "route", route));
	}

	private static final class Route {

		private final LongAdder[] answers = Stream.generate(LongAdder::new).limit(CLASSES).toArray(LongAdder[]::new);

		private final Histogram took = new Histogram();

	}

}
