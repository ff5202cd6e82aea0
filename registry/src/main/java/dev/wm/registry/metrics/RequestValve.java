package dev.wm.registry.metrics;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.v1.Api;
import io.micrometer.core.instrument.Counter;
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

	// Paths that filters answer ahead of the controllers.
	private static final Set<String> FAST = Set.of(Api.CONFIG, Api.HEALTH, Api.HEALTH_LIVE, Api.HEALTH_READY,
			Api.INSTALL_GATEWAY);

	private static final String OTHER = "other";

	private final MeterRegistry registry;

	// Looking a meter up in the registry would cost a poll more than counting it.
	private final Map<Answered, Counter> requests = new ConcurrentHashMap<>();

	private final Map<String, Timer> took = new ConcurrentHashMap<>();

	RequestValve(MeterRegistry registry) {
		super(true);
		this.registry = registry;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	@Override
	public void log(Request request, Response response, long nanos) {
		String route = route(request);
		this.requests.computeIfAbsent(new Answered(route, Math.clamp(response.getStatus() / 100, 1, 5)), this::counter)
			.increment();
		if (request.getAsyncContextInternal() == null) {
			this.took.computeIfAbsent(route, this::timer).record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	private Counter counter(Answered answered) {
		return Counter.builder("wm.http.requests")
			.description("Answered requests by route and class of status.")
			.tags("route", answered.route(), "status", answered.statusClass() + "xx")
			.register(this.registry);
	}

	private Timer timer(String route) {
		return Timer.builder("wm.http.request")
			.description("How long requests took that were not held.")
			.serviceLevelObjectives(Buckets.BOUNDS)
			.tag("route", route)
			.register(this.registry);
	}

	/**
	 * The route of a request: a controller's pattern, a filter's path or {@code other}.
	 * What the caller wrote never becomes one: there would be no end of them.
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

	/**
	 * What is counted together.
	 *
	 * @param route the path's pattern
	 * @param statusClass first digit of the status
	 */
	private record Answered(String route, int statusClass) {

	}

}
