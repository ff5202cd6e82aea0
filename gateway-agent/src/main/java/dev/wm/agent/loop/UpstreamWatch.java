package dev.wm.agent.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wm.agent.probe.UpstreamLookup;
import dev.wm.agent.probe.UpstreamState;
import dev.wm.agent.time.Time;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the upstream name servers in the background, once in a minute at most and when
 * they are others. Used by the agent's thread.
 */
final class UpstreamWatch {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final UpstreamLookup lookup;

	private final Executor executor;

	private final Time time;

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile Map<NameServer, UpstreamState> seen = Map.of();

	private List<NameServer> last = List.of();

	private @Nullable Long lookedAt;

	UpstreamWatch(UpstreamLookup lookup, Executor executor, Time time) {
		this.lookup = lookup;
		this.executor = executor;
		this.time = time;
	}

	/**
	 * What the last look has found, and starts the next one if it is due.
	 * @param servers the upstreams
	 * @param own this machine's addresses
	 * @return the state of each one that was looked at
	 */
	Map<NameServer, UpstreamState> states(List<NameServer> servers, Set<IpAddress> own) {
		if (!servers.isEmpty() && (isDue() || !servers.equals(this.last)) && this.looking.compareAndSet(false, true)) {
			this.lookedAt = this.time.nanos();
			this.last = servers;
			this.executor.execute(() -> look(servers, own));
		}
		return this.seen;
	}

	private boolean isDue() {
		return this.lookedAt == null || this.time.nanos() - this.lookedAt >= INTERVAL.toNanos();
	}

	private void look(List<NameServer> servers, Set<IpAddress> own) {
		try {
			this.seen = this.lookup.look(servers, own);
		}
		finally {
			this.looking.set(false);
		}
	}

}
