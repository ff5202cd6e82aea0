package dev.wm.registry.delivery;

import java.util.OptionalLong;

import dev.wm.contract.v1.Api;
import dev.wm.registry.access.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The {@code WM-Probe} header of a request for the configuration.
 *
 * @param started the last deep check that the gateway has started, empty if it does not
 * say
 * @param polling whether the request is a poll. A single one without the header and
 * without a wait, such as one of a manual sync, tells nothing of what the gateway
 * supports.
 */
record ProbeHeader(OptionalLong started, boolean polling) {

	static ProbeHeader of(HttpServletRequest request) {
		OptionalLong started = started(request);
		return new ProbeHeader(started, started.isPresent() || WaitPreference.of(request).isPresent());
	}

	/**
	 * The deep check that the caller has to probe for, empty for anybody but a gateway.
	 */
	OptionalLong pending(ProbeRequests probes, Caller caller) {
		return (this.polling && caller instanceof Caller.SiteGateway gateway)
				? probes.pending(gateway.site(), this.started) : OptionalLong.empty();
	}

	private static OptionalLong started(HttpServletRequest request) {
		String started = request.getHeader(Api.PROBE_HEADER);
		return (started != null && started.matches("[0-9]{1,18}")) ? OptionalLong.of(Long.parseLong(started))
				: OptionalLong.empty();
	}

}
