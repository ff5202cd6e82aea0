package dev.wm.registry.meshconfig;

import java.io.IOException;
import java.util.Optional;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.access.BearerHeader;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.Refusals;
import dev.wm.registry.access.TokenBook;
import dev.wm.registry.gateway.Sightings;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Answers {@code GET /config} ahead of the general chain: look the token up in memory,
 * compare the tag, done. Nothing here waits for the database.
 */
final class ConfigFilter extends GetOnlyFilter {

	private final TokenBook tokens;

	private final Publisher publisher;

	private final Sightings sightings;

	private final ProblemWriter problems;

	ConfigFilter(TokenBook tokens, Publisher publisher, Sightings sightings, ProblemWriter problems) {
		super(problems);
		this.tokens = tokens;
		this.publisher = publisher;
		this.sightings = sightings;
		this.problems = problems;
	}

	@Override
	protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Optional<PublishedMesh> mesh = this.publisher.current();
		Optional<Caller> caller = BearerHeader.read(request).flatMap(this.tokens::find);
		if (mesh.isEmpty()) {
			refuse(response, Problems.of(ProblemCode.UNAVAILABLE, "The registry is starting: try again in a moment."));
		}
		else if (caller.isEmpty()) {
			refuse(response, Refusals.UNAUTHENTICATED);
		}
		else {
			answer(request, response, mesh.get(), caller.get());
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, PublishedMesh mesh, Caller caller)
			throws IOException {
		switch (caller) {
			case Caller.Administrator administrator -> send(request, response, mesh, mesh.administrator());
			case Caller.SiteGateway gateway -> {
				this.sightings.note(gateway.site());
				Optional<View> view = mesh.gateway(gateway.site());
				if (view.isPresent()) {
					send(request, response, mesh, view.get());
				}
				else {
					// The site went away between the two look-ups.
					refuse(response, Refusals.UNAUTHENTICATED);
				}
			}
			case Caller.Newcomer newcomer -> refuse(response, Refusals.FORBIDDEN);
		}
	}

	private static void send(HttpServletRequest request, HttpServletResponse response, PublishedMesh mesh, View view)
			throws IOException {
		response.setHeader(HttpHeaders.ETAG, view.tag());
		response.setHeader(Api.REVISION_HEADER, Long.toString(mesh.revision()));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		if (EntityTags.has(request, view.tag())) {
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		response.setContentType("application/json");
		response.setContentLength(view.length());
		view.writeTo(response.getOutputStream());
	}

	private void refuse(HttpServletResponse response, Problem problem) throws IOException {
		this.problems.write(response, problem);
	}

}
