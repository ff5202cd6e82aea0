package dev.wm.registry.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.wm.registry.access.Caller;
import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.publish.ViewListener;
import dev.wm.registry.view.MeshViews;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The polls that are held. Each ends when its caller's view changes, when its gateway has
 * to probe, when its credential is revoked, at its deadline, or when the registry stops.
 * Thread-safe.
 */
@Component
class HeldRequests implements HeldRequestCount, ViewListener, SmartLifecycle {

	/**
	 * The largest number for one caller. One whose connections died unnoticed loses the
	 * oldest.
	 */
	static final int MAX_PER_CALLER = 32;

	private final Map<Caller, Deque<HeldRequest>> held = new HashMap<>();

	private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("held-deadlines").factory());

	// One slow connection must not delay the others.
	private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

	private final TokenIndex tokens;

	private final ProbeRequests probes;

	private final ConfigResponseWriter responses;

	private volatile Optional<MeshViews> latest = Optional.empty();

	private volatile boolean running;

	HeldRequests(TokenIndex tokens, ProbeRequests probes, ProblemWriter problems) {
		this.tokens = tokens;
		this.probes = probes;
		this.responses = new ConfigResponseWriter(probes, problems);
		this.deadlines.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Holds a request.
	 * @param request a poll whose tag is that of the current view
	 * @param caller the authenticated caller
	 * @param seen the views that it was compared with
	 * @return false if the registry is stopping and the request has to be answered now
	 */
	boolean hold(HttpServletRequest request, Caller caller, MeshViews seen) {
		if (!this.running) {
			return false;
		}
		HeldRequest added = new HeldRequest(request, caller);
		Duration maxWait = added.maxWait();
		add(added);
		Future<?> deadline = this.deadlines.schedule(() -> end(added), maxWait.toMillis(), TimeUnit.MILLISECONDS);
		added.onEnd(() -> deadline.cancel(false));
		// What was published between the comparison and now has not woken it.
		MeshViews now = this.latest.orElse(seen);
		if (!this.running || added.hasProbeRequest(this.probes)
				|| (now != seen && added.isOutdated(now, this.tokens))) {
			end(added);
		}
		return true;
	}

	private void add(HeldRequest added) {
		HeldRequest oldest = null;
		synchronized (this.held) {
			Deque<HeldRequest> own = this.held.computeIfAbsent(added.caller(), (key) -> new ArrayDeque<>());
			own.addLast(added);
			if (own.size() > MAX_PER_CALLER) {
				// Removed here, or two that come at once would end the same one.
				oldest = own.removeFirst();
			}
		}
		if (oldest != null) {
			end(oldest);
		}
	}

	@Override
	public void beforePublishing(MeshViews mesh) {
		this.latest = Optional.of(mesh);
	}

	/**
	 * Ends those whose view or credential has changed or whose gateway has to probe, and
	 * no others.
	 */
	@Override
	public void changed() {
		this.latest.ifPresent((mesh) -> all().stream()
			.filter((request) -> request.hasProbeRequest(this.probes) || request.isOutdated(mesh, this.tokens))
			.forEach(this::end));
	}

	@Override
	public int count() {
		return all().size();
	}

	private List<HeldRequest> all() {
		synchronized (this.held) {
			List<HeldRequest> all = new ArrayList<>();
			this.held.values().forEach(all::addAll);
			return all;
		}
	}

	private void end(HeldRequest request) {
		if (!request.end()) {
			return;
		}
		synchronized (this.held) {
			this.held.computeIfPresent(request.caller(), (caller, own) -> {
				own.remove(request);
				return own.isEmpty() ? null : own;
			});
		}
		MeshViews mesh = this.latest.orElseThrow();
		this.writers.execute(() -> request.respond(this.responses, mesh, this.tokens));
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * Ends every hold, so that callers poll the next registry.
	 */
	@Override
	public void stop() {
		this.running = false;
		all().forEach(this::end);
		this.deadlines.shutdownNow();
		this.writers.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// The first to stop: the web server waits for its requests next.
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
