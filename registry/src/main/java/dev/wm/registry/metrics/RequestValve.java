package dev.wm.registry.metrics;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.v1.Api;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts and times every request that Tomcat has answered, by route and class of status:
 * those of the fast path, held ones, and those that it refused itself. A held request
 * counts, but its time says nothing and is left out.
 */
final class RequestValve extends ValveBase implements AccessLog {

	// What filters answer ahead of the controllers.
	private static final Set<String> FAST = Set.of(Api.CONFIG, Api.HEALTH, Api.HEALTH_LIVE, Api.HEALTH_READY);

	private static final String OTHER = "other";

	private final MeterProvider<Counter> requests;

	private final MeterProvider<Timer> took;

	RequestValve(MeterRegistry registry) {
		super(true);
		this.requests = Counter.builder("wm.http.requests")
			.description("Answered requests by route and class of status.")
			.withRegistry(registry);
		this.took = Timer.builder("wm.http.request")
			.description("How long requests took that were not held.")
			.serviceLevelObjectives(Buckets.BOUNDS)
			.withRegistry(registry);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	@Override
	public void log(Request request, Response response, long nanos) {
		String route = route(request);
		this.requests.withTags("route", route, "status", Math.clamp(response.getStatus() / 100, 1, 5) + "xx")
			.increment();
		if (request.getAsyncContextInternal() == null) {
			this.took.withTag("route", route).record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Which route it was. What the caller wrote itself never becomes one: there would be
	 * no end of them.
	 */
	private static String route(Request request) {
		if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
			return pattern;
		}
		String path = request.getRequestURI();
		return (path != null && FAST.contains(path)) ? path : OTHER;
	}

	@Override
	public void setRequestAttributesEnabled(boolean enabled) {
		// It looks at no addresses.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return false;
	}

}
