package dev.wm.registry.metrics;

import java.io.IOException;
import java.util.Set;

import dev.wm.contract.v1.Api;
import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Hears from the web server of every request that it has answered, held and refused ones
 * too.
 */
final class RequestValve extends ValveBase implements AccessLog {

	// What filters answer ahead of the controllers.
	private static final Set<String> FAST = Set.of(Api.CONFIG, Api.HEALTH, Api.HEALTH_LIVE, Api.HEALTH_READY);

	private static final String OTHER = "other";

	private final RequestMeter meter;

	RequestValve(RequestMeter meter) {
		super(true);
		this.meter = meter;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	@Override
	public void log(Request request, Response response, long nanos) {
		this.meter.count(route(request), response.getStatus(), nanos, request.getAsyncContextInternal() != null);
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
