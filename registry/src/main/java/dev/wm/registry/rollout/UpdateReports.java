package dev.wm.registry.rollout;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what the launchers of gateways report. A failure stops the roll-out, so it is
 * a change; all else is an observation and makes no revision.
 */
@Service
class UpdateReports {

	private final RollOutRepository repository;

	private final RollOutCache cache;

	private final ChangeLog changeLog;

	private final TransactionOperations transactions;

	private final Clock clock;

	UpdateReports(RollOutRepository repository, RollOutCache cache, ChangeLog changeLog,
			TransactionOperations transactions, Clock clock) {
		this.repository = repository;
		this.cache = cache;
		this.changeLog = changeLog;
		this.transactions = transactions;
		this.clock = clock;
	}

	void take(Caller.SiteGateway gateway, UpdateReport sent) {
		UpdateReport report = new UpdateReport(sent.running(), sent.wanted(), sent.state(), line(sent.reason()));
		if (report.state().isFailure() && report.wanted() != null) {
			this.changeLog.write(gateway.actor(), () -> fail(gateway, report));
			this.cache.refresh();
		}
		else if (Boolean.TRUE.equals(this.transactions.execute((status) -> observe(gateway, report)))) {
			this.cache.refresh();
		}
	}

	// Of a version that nobody wants there, a failure says nothing: one gateway must not
	// be able to stop every roll-out before it begins.
	private WriteResult<Boolean> fail(Caller.SiteGateway gateway, UpdateReport report) {
		RollOutState state = this.repository.state();
		@Nullable KnownUpdate before = this.repository.find(gateway.site()).orElse(null);
		boolean counts = state.isAssigned(gateway.site(), report.wanted());
		KnownUpdate after = counts ? KnownUpdate.failed(before, report, state.all().version(), now())
				: KnownUpdate.after(before, report, now());
		this.repository.store(gateway.site(), gateway.id(), after);
		return (counts && after.isNewFailure(before)) ? new WriteResult<>(true, failure(gateway.site(), before, report))
				: WriteResult.unchanged(true);
	}

	private static Change failure(SiteDomain site, @Nullable KnownUpdate before, UpdateReport report) {
		return new Change("fail", "roll_out", site.toString(), (before != null) ? before.report() : null, report);
	}

	private boolean observe(Caller.SiteGateway gateway, UpdateReport report) {
		Optional<KnownUpdate> before = this.repository.find(gateway.site());
		KnownUpdate after = KnownUpdate.after(before.orElse(null), report, now());
		if (before.filter((known) -> known.report().equals(after.report())).isPresent()) {
			return false;
		}
		this.repository.store(gateway.site(), gateway.id(), after);
		return true;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	// A launcher is a shell script: what it quotes may be anything.
	private static @Nullable String line(@Nullable String reason) {
		if (reason == null || reason.isBlank()) {
			return null;
		}
		String plain = PlainText.of(reason.strip());
		int cut = Math.min(plain.codePointCount(0, plain.length()), UpdateReport.LONGEST_REASON);
		return plain.substring(0, plain.offsetByCodePoints(0, cut));
	}

}
