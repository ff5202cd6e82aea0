package dev.wm.registry.delivery;

import java.util.OptionalLong;

import dev.wm.contract.v1.Api;
import dev.wm.registry.access.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The {@code WM-Probe} header of a poll.
 */
final class ProbeHeader {

	private ProbeHeader() {
	}

	/**
	 * The deep check that the caller has to probe for, empty for anybody but a gateway. A
	 * single poll without the header and without a wait, such as one of a manual sync,
	 * tells nothing of what the gateway supports.
	 */
	static OptionalLong pending(ProbeRequests probes, Caller caller, HttpServletRequest request) {
		OptionalLong started = started(request);
		boolean polling = started.isPresent() || WaitPreference.of(request).isPresent();
		return (polling && caller instanceof Caller.SiteGateway gateway) ? probes.pending(gateway.site(), started)
				: OptionalLong.empty();
	}

	private static OptionalLong started(HttpServletRequest request) {
		String started = request.getHeader(Api.PROBE_HEADER);
		return (started != null && started.matches("[0-9]{1,18}")) ? OptionalLong.of(Long.parseLong(started))
				: OptionalLong.empty();
	}

}
