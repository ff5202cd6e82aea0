package dev.wm.registry.delivery;

import java.util.OptionalLong;

import dev.wm.contract.v1.Api;
import dev.wm.registry.access.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a poll says of deep checks.
 */
final class ProbeHeader {

	private ProbeHeader() {
	}

	/**
	 * What the caller is to begin with, empty for anybody but a gateway. One that asks
	 * once and is gone, such as one that is synchronised by hand, sends no header and
	 * does not want to be held; it says nothing of what the gateway can do.
	 */
	static OptionalLong wanted(ProbeRequests probes, Caller caller, HttpServletRequest request) {
		OptionalLong begun = begun(request);
		boolean stays = begun.isPresent() || WaitPreference.of(request).isAsked();
		return (stays && caller instanceof Caller.SiteGateway gateway) ? probes.wanted(gateway.site(), begun)
				: OptionalLong.empty();
	}

	private static OptionalLong begun(HttpServletRequest request) {
		String begun = request.getHeader(Api.PROBE_HEADER);
		return (begun != null && begun.matches("[0-9]{1,18}")) ? OptionalLong.of(Long.parseLong(begun))
				: OptionalLong.empty();
	}

}
