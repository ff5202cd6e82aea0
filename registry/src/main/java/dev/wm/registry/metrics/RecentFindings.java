package dev.wm.registry.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.wm.contract.v1.check.Finding;
import dev.wm.registry.check.CheckService;
import dev.wm.registry.mesh.MeshStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is wrong, as of a moment ago, for those who ask again and again: looking at every
 * host each time would be most of what an idle registry does. A write is seen at once.
 */
@Component
class RecentFindings {

	private static final Duration LIFETIME = Duration.ofSeconds(10);

	private final Supplier<List<Finding>> look;

	private final LongSupplier revision;

	private final Clock clock;

	private volatile @Nullable Look last;

	@Autowired
	RecentFindings(CheckService checkup, MeshStore mesh, Clock clock) {
		this(checkup::findings, mesh::revision, clock);
	}

	RecentFindings(Supplier<List<Finding>> look, LongSupplier revision, Clock clock) {
		this.look = look;
		this.revision = revision;
		this.clock = clock;
	}

	/**
	 * What is wrong.
	 * @return the worst first
	 */
	@Transactional(readOnly = true)
	public List<Finding> findings() {
		long current = this.revision.getAsLong();
		Instant now = this.clock.instant();
		Look held = this.last;
		if (held != null && held.revision == current && held.isFresh(now)) {
			return held.findings;
		}
		List<Finding> found = this.look.get();
		this.last = new Look(current, now, found);
		return found;
	}

	/**
	 * A look at everything.
	 *
	 * @param revision the mesh's revision then
	 * @param at when
	 * @param findings what was wrong
	 */
	private record Look(long revision, Instant at, List<Finding> findings) {

		// A clock that was set back must not keep a look for hours.
		boolean isFresh(Instant now) {
			return !now.isBefore(this.at) && now.isBefore(this.at.plus(LIFETIME));
		}

	}

}
