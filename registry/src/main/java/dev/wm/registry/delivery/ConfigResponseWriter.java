package dev.wm.registry.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.registry.web.IfNoneMatch;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.access.AccessProblems;
import dev.wm.registry.access.Caller;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.view.MeshViews;
import dev.wm.registry.view.SegmentedBody;
import dev.wm.registry.view.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Writes the response to {@code GET /config}: the view, 304, or a problem; and for a
 * gateway the deep check to probe for.
 */
final class ConfigResponseWriter {

	private static final Problem STARTING = Problems.of(ProblemCode.UNAVAILABLE,
			"The registry is starting: try again in a moment.");

	private final ProbeRequests probes;

	private final ProblemWriter problems;

	ConfigResponseWriter(ProbeRequests probes, ProblemWriter problems) {
		this.probes = probes;
		this.problems = problems;
	}

	void starting(HttpServletResponse response) throws IOException {
		this.problems.write(response, STARTING);
	}

	/**
	 * Writes the response.
	 * @param caller the authenticated caller, empty if there is none
	 */
	void write(HttpServletRequest request, HttpServletResponse response, MeshViews mesh, Optional<Caller> caller)
			throws IOException {
		if (caller.isPresent() && isEnrolling(caller.get())) {
			this.problems.write(response, AccessProblems.FORBIDDEN);
			return;
		}
		Optional<View> view = caller.flatMap(mesh::forCaller);
		if (view.isPresent()) {
			ProbeHeader.of(request)
				.pending(this.probes, caller.orElseThrow())
				.ifPresent((id) -> response.setHeader(Api.PROBE_HEADER, Long.toString(id)));
			send(request, response, mesh, view.get(),
					acceptsText(request) ? mesh.text(caller.orElseThrow()) : Optional.empty());
		}
		else {
			// No valid token, or its site or device has just been removed.
			this.problems.write(response, AccessProblems.UNAUTHENTICATED);
		}
	}

	private static boolean isEnrolling(Caller caller) {
		return caller instanceof Caller.EnrollingGateway || caller instanceof Caller.EnrollingDevice;
	}

	private static void send(HttpServletRequest request, HttpServletResponse response, MeshViews mesh, View view,
			Optional<String> text) throws IOException {
		boolean compressed = text.isEmpty() && acceptsGzip(request);
		response.setHeader(HttpHeaders.ETAG, (compressed || text.isPresent()) ? view.compressedTag() : view.tag());
		response.setHeader(Api.REVISION_HEADER, Long.toString(mesh.revision()));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.ACCEPT);
		WaitPreference wait = WaitPreference.of(request);
		if (wait.isPresent()) {
			response.setHeader(WaitPreference.APPLIED_HEADER, wait.applied());
		}
		if (IfNoneMatch.of(request).has(view.tag())) {
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		if (text.isPresent()) {
			lines(response, text.get());
		}
		else {
			body(response, compressed ? view.compressed() : view.plain(), compressed);
		}
	}

	private static void lines(HttpServletResponse response, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		response.setContentType("text/plain;charset=UTF-8");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	/** A device's script says so, and nobody else: any other header gets JSON. */
	private static boolean acceptsText(HttpServletRequest request) {
		return "text/plain".equals(request.getHeader(HttpHeaders.ACCEPT));
	}

	private static void body(HttpServletResponse response, SegmentedBody body, boolean compressed) throws IOException {
		if (compressed) {
			response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		response.setContentType("application/json");
		response.setContentLength(body.length());
		body.writeTo(response.getOutputStream());
	}

	/**
	 * Whether {@code Accept-Encoding} names gzip and does not refuse it ({@code
	 * gzip;q=0}). {@code *} gets the plain body.
	 */
	private static boolean acceptsGzip(HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))
			.stream()
			.flatMap((line) -> Stream.of(line.toLowerCase(Locale.ROOT).split(",", -1)))
			.anyMatch((coding) -> coding.matches("\\s*gzip\\s*(;\\s*q\\s*=\\s*(1(\\.0*)?|0?\\.0*[1-9]\\d*)\\s*)?"));
	}

}
