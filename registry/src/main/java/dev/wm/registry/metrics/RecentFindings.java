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
 * The findings of the checks, cached for ten seconds or until the next write: running
 * them over every host at each scrape would be most of what an idle registry does. Safe
 * for use by several threads.
 */
@Component
class RecentFindings {

	private static final Duration LIFETIME = Duration.ofSeconds(10);

	private final Supplier<List<Finding>> checks;

	private final LongSupplier revision;

	private final Clock clock;

	private volatile @Nullable CachedFindings cached;

	@Autowired
	RecentFindings(CheckService checkup, MeshStore mesh, Clock clock) {
		this(checkup::findings, mesh::revision, clock);
	}

	RecentFindings(Supplier<List<Finding>> checks, LongSupplier revision, Clock clock) {
		this.checks = checks;
		this.revision = revision;
		this.clock = clock;
	}

	/**
	 * The findings of now or of up to ten seconds ago.
	 * @return the worst first
	 */
	@Transactional(readOnly = true)
	public List<Finding> findings() {
		long current = this.revision.getAsLong();
		Instant now = this.clock.instant();
		CachedFindings last = this.cached;
		if (last != null && last.revision == current && last.isFresh(now)) {
			return last.findings;
		}
		List<Finding> found = this.checks.get();
		this.cached = new CachedFindings(current, now, found);
		return found;
	}

	/**
	 * The findings of one run of the checks.
	 *
	 * @param revision the mesh's revision then
	 * @param at when they ran
	 * @param findings what they found
	 */
	private record CachedFindings(long revision, Instant at, List<Finding> findings) {

		// A clock that was set back must not keep findings for hours.
		boolean isFresh(Instant now) {
			return !now.isBefore(this.at) && now.isBefore(this.at.plus(LIFETIME));
		}

	}

}
