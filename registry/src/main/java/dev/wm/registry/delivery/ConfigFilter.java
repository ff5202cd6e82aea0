package dev.wm.registry.delivery;

import java.io.IOException;
import java.util.Optional;

import dev.wm.registry.web.IfNoneMatch;
import dev.wm.registry.web.GetOnlyFilter;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.registry.access.BearerTokenHeader;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.presence.PresenceTracker;
import dev.wm.registry.presence.RefusedGateways;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.publish.ViewPublisher;
import dev.wm.registry.view.MeshViews;
import dev.wm.registry.view.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Answers {@code GET /config} ahead of the general filter chain: token lookup in memory,
 * tag compare. A poll that has the current view and prefers to wait is held.
 */
final class ConfigFilter extends GetOnlyFilter {

	private final TokenIndex tokens;

	private final ViewPublisher publisher;

	private final HeldRequests held;

	private final PresenceTracker presence;

	private final RefusedGateways refusedGateways;

	private final ConfigResponseWriter responses;

	ConfigFilter(TokenIndex tokens, ViewPublisher publisher, HeldRequests held, PresenceTracker presence,
			RefusedGateways refusedGateways, ProbeRequests probes, ProblemWriter problems) {
		super(problems);
		this.tokens = tokens;
		this.publisher = publisher;
		this.held = held;
		this.presence = presence;
		this.refusedGateways = refusedGateways;
		this.responses = new ConfigResponseWriter(probes, problems);
	}

	@Override
	protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Optional<String> token = BearerTokenHeader.read(request);
		Optional<Caller> caller = token.flatMap(this.tokens::find);
		if (caller.isEmpty()) {
			this.refusedGateways.refused(request, token, this::isRegistered);
		}
		if (waits(request) && caller.isPresent() && hold(request, caller.get())) {
			return;
		}
		Optional<MeshViews> mesh = this.publisher.fresh();
		// The views must know a gateway that has just enrolled, or its address is not
		// learnt.
		caller.ifPresent((known) -> track(known, request));
		if (mesh.isPresent()) {
			caller.ifPresent((known) -> tellHome(known, request, response, mesh.get()));
			this.responses.write(request, response, mesh.get(), caller);
		}
		else {
			this.responses.starting(response);
		}
	}

	private boolean isRegistered(SiteDomain site) {
		return this.publisher.current().filter((mesh) -> mesh.hasSite(site)).isPresent();
	}

	private static boolean waits(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.IF_NONE_MATCH) != null && WaitPreference.of(request).isPresent();
	}

	// A held request is ended by any change, so no fresh views are needed.
	private boolean hold(HttpServletRequest request, Caller caller) {
		Optional<MeshViews> unchanged = this.publisher.current()
			.filter((mesh) -> mesh.forCaller(caller)
				.map(View::tag)
				.filter((tag) -> IfNoneMatch.of(request).has(tag))
				.isPresent());
		// Once it is held, another thread may end it at any time.
		unchanged.ifPresent((mesh) -> track(caller, request));
		return unchanged.filter((mesh) -> this.held.hold(request, caller, mesh)).isPresent();
	}

	// Where a device is changes without a change of the mesh, so it is no part of its
	// view.
	private void tellHome(Caller caller, HttpServletRequest request, HttpServletResponse response, MeshViews mesh) {
		if (caller instanceof Caller.EnrolledDevice) {
			this.presence.address(request)
				.flatMap(mesh::at)
				.ifPresent((site) -> response.setHeader(Api.HOME_HEADER, site.toString()));
		}
	}

	private void track(Caller caller, HttpServletRequest request) {
		if (caller instanceof Caller.SiteGateway gateway) {
			this.presence.polled(gateway.site(), request);
		}
	}

}
