package dev.wm.registry.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wm.registry.web.IfNoneMatch;
import dev.wm.registry.access.BearerTokenHeader;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.view.MeshViews;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A poll that is held until its caller's view changes. It holds no thread. What it asks
 * for is read once: the server uses the request again for another as soon as somebody has
 * ended the hold, while others may still look at it.
 */
final class HeldRequest {

	private final AsyncContext context;

	private final HttpServletRequest request;

	private final Caller caller;

	private final Optional<String> token;

	private final IfNoneMatch seen;

	private final ProbeHeader probe;

	private final WaitPreference wait;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile Runnable cancelDeadline = () -> {
	};

	HeldRequest(HttpServletRequest request, Caller caller) {
		this.request = request;
		this.caller = caller;
		this.token = BearerTokenHeader.read(request);
		this.seen = IfNoneMatch.of(request);
		this.probe = ProbeHeader.of(request);
		this.wait = WaitPreference.of(request);
		this.context = request.startAsync();
		// The deadline is scheduled here: the server checks its own once a second.
		this.context.setTimeout(0);
	}

	Caller caller() {
		return this.caller;
	}

	Duration maxWait() {
		return Duration.ofSeconds(this.wait.seconds());
	}

	void onEnd(Runnable cancel) {
		this.cancelDeadline = cancel;
	}

	/**
	 * Whether to respond now: the view differs, or the credential is no longer valid.
	 */
	boolean isOutdated(MeshViews mesh, TokenIndex tokens) {
		return currentCaller(tokens).flatMap(mesh::forCaller).filter((view) -> this.seen.has(view.tag())).isEmpty();
	}

	/**
	 * Whether a deep check waits for this gateway's probes.
	 */
	boolean hasProbeRequest(ProbeRequests probes) {
		return this.probe.pending(probes, this.caller).isPresent();
	}

	/**
	 * Ends the hold; false if somebody has ended it already.
	 */
	boolean end() {
		if (!this.ended.compareAndSet(false, true)) {
			return false;
		}
		this.cancelDeadline.run();
		return true;
	}

	void respond(ConfigResponseWriter responses, MeshViews mesh, TokenIndex tokens) {
		try {
			responses.write(this.request, (HttpServletResponse) this.context.getResponse(), mesh,
					currentCaller(tokens));
		}
		catch (IOException ex) {
			// The caller has closed the connection.
		}
		finally {
			this.context.complete();
		}
	}

	private Optional<Caller> currentCaller(TokenIndex tokens) {
		return this.token.flatMap(tokens::find);
	}

}
