package dev.wm.registry.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wm.registry.access.BearerTokenHeader;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.view.MeshViews;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A request that waits for its caller's view to change. It holds no thread.
 */
final class HeldRequest {

	private final AsyncContext context;

	private final HttpServletRequest request;

	private final Caller caller;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile Runnable cancelDeadline = () -> {
	};

	HeldRequest(HttpServletRequest request, Caller caller) {
		this.request = request;
		this.caller = caller;
		this.context = request.startAsync();
		// The deadline is ours; the server's own looks but once a second.
		this.context.setTimeout(0);
	}

	Caller caller() {
		return this.caller;
	}

	Duration longest() {
		return Duration.ofSeconds(WaitPreference.of(this.request).seconds());
	}

	void cancelAtTheEnd(Runnable cancel) {
		this.cancelDeadline = cancel;
	}

	/**
	 * Whether it has nothing new to wait for: its view differs, or it may no longer ask.
	 */
	boolean isDue(MeshViews mesh, TokenIndex tokens) {
		return who(tokens).flatMap(mesh::of).filter((view) -> IfNoneMatch.has(this.request, view.tag())).isEmpty();
	}

	/**
	 * Whether a deep check has begun that its caller has not.
	 */
	boolean isToLook(ProbeRequests probes) {
		return ProbeHeader.wanted(probes, this.caller, this.request).isPresent();
	}

	/**
	 * Lets just one of those who want to end it do so.
	 */
	boolean end() {
		if (!this.ended.compareAndSet(false, true)) {
			return false;
		}
		this.cancelDeadline.run();
		return true;
	}

	void answer(ConfigResponseWriter answer, MeshViews mesh, TokenIndex tokens) {
		try {
			answer.write(this.request, (HttpServletResponse) this.context.getResponse(), mesh, who(tokens));
		}
		catch (IOException ex) {
			// The caller has hung up, which is its right.
		}
		finally {
			this.context.complete();
		}
	}

	private Optional<Caller> who(TokenIndex tokens) {
		return BearerTokenHeader.read(this.request).flatMap(tokens::find);
	}

}
