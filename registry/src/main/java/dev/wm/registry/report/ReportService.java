package dev.wm.registry.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.gateway.GatewayStore;
import dev.wm.registry.gateway.ReceivedReport;
import dev.wm.registry.gateway.StoredGateway;
import dev.wm.registry.limit.FairSemaphore;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.SiteService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what a gateway says of itself. Only its LANs are a part of the mesh; the rest
 * is an observation: it makes no revision, and is written only if it says something new.
 */
@Service
class ReportService {

	// Every gateway may come at the same moment, and the rest of the registry needs
	// connections too.
	private static final int AT_ONCE = 4;

	private final FairSemaphore turns = new FairSemaphore(AT_ONCE);

	private final GatewayStore gateways;

	private final LatestReports latest;

	private final SiteService sites;

	private final ChangeLog ledger;

	private final TransactionOperations transactions;

	private final Clock clock;

	ReportService(GatewayStore gateways, LatestReports latest, SiteService sites, ChangeLog ledger,
			TransactionOperations transactions, Clock clock) {
		this.gateways = gateways;
		this.latest = latest;
		this.sites = sites;
		this.ledger = ledger;
		this.transactions = transactions;
		this.clock = clock;
	}

	void take(Caller.SiteGateway gateway, GatewayReport sent) {
		GatewayReport report = ReportLimits.checked(sent);
		ReceivedReport received = new ReceivedReport(gateway.id(), this.clock.instant().truncatedTo(ChronoUnit.MICROS),
				report);
		if (!note(gateway, received).lans().equals(report.lans())) {
			this.ledger.write(gateway.actor(), () -> moveLans(gateway, report.lans()));
		}
	}

	/**
	 * Keeps a report.
	 * @return the site as it is
	 */
	private Site note(Caller.SiteGateway gateway, ReceivedReport received) {
		this.turns.enter();
		try {
			return this.transactions.execute((status) -> {
				store(gateway, received);
				this.turns.move();
				return site(gateway.site());
			});
		}
		finally {
			this.turns.leave();
		}
	}

	private void store(Caller.SiteGateway gateway, ReceivedReport received) {
		StoredGateway stored = current(gateway);
		this.latest.keep(gateway.site(), received);
		if (received.isWorthStoring(stored.report())) {
			this.gateways.store(gateway.site(), received);
		}
	}

	// A report may have been on its way while another machine enrolled.
	private StoredGateway current(Caller.SiteGateway gateway) {
		return this.gateways.find(gateway.site())
			.filter((stored) -> stored.session() <= gateway.id())
			.orElseThrow(() -> removed(gateway.site()));
	}

	private WriteResult<Site> moveLans(Caller.SiteGateway gateway, List<Cidr> lans) {
		current(gateway);
		Site before = site(gateway.site());
		if (before.lans().equals(lans)) {
			return WriteResult.unchanged(before);
		}
		Site after = new Site(before.domain(), before.subnet(), before.gateway(), before.hub(), before.publicKey(),
				before.endpoint(), before.listenPort(), lans, before.rotateKey());
		this.sites.update(after);
		return new WriteResult<>(after, new Change("report", "site", gateway.site().toString(), before, after));
	}

	private Site site(SiteDomain domain) {
		return this.sites.find(domain).orElseThrow(() -> removed(domain));
	}

	// The credential goes with the site or the next enrolment, so this is seen only in
	// the moment of either.
	private static RefusedException removed(SiteDomain site) {
		return new RefusedException(ProblemCode.UNAUTHENTICATED,
				"This machine is no longer the gateway of " + site + ": enrol it again.");
	}

}
