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
 * Takes in reports of gateways. Only the LANs and the addresses of hosts that follow
 * their Ethernet addresses are part of the mesh; the rest is an observation: it makes no
 * revision, and is stored only if it says something new.
 */
@Service
class ReportService {

	// All gateways may report at the same moment, and other requests need connections
	// too.
	private static final int MAX_CONCURRENT = 4;

	private final FairSemaphore semaphore = new FairSemaphore(MAX_CONCURRENT);

	private final GatewayStore gateways;

	private final LatestReports latest;

	private final SiteService sites;

	private final HostFollower follower;

	private final ChangeLog changeLog;

	private final TransactionOperations transactions;

	private final Clock clock;

	ReportService(GatewayStore gateways, LatestReports latest, SiteService sites, HostFollower follower,
			ChangeLog changeLog, TransactionOperations transactions, Clock clock) {
		this.gateways = gateways;
		this.latest = latest;
		this.sites = sites;
		this.follower = follower;
		this.changeLog = changeLog;
		this.transactions = transactions;
		this.clock = clock;
	}

	void take(Caller.SiteGateway gateway, GatewayReport sent) {
		GatewayReport report = ReportLimits.checked(sent);
		ReceivedReport received = new ReceivedReport(gateway.id(), this.clock.instant().truncatedTo(ChronoUnit.MICROS),
				report);
		if (!keep(gateway, received).lans().equals(report.lans())) {
			this.changeLog.write(gateway.actor(), () -> updateLans(gateway, report.lans()));
		}
		if (report.sightings() != null) {
			this.follower.follow(gateway, report.sightings());
		}
	}

	/**
	 * Keeps a report.
	 * @return the site's current state
	 */
	private Site keep(Caller.SiteGateway gateway, ReceivedReport received) {
		this.semaphore.acquire();
		try {
			return this.transactions.execute((status) -> {
				store(gateway, received);
				this.semaphore.progress();
				return site(gateway.site());
			});
		}
		finally {
			this.semaphore.release();
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

	private WriteResult<Site> updateLans(Caller.SiteGateway gateway, List<Cidr> lans) {
		current(gateway);
		Site before = site(gateway.site());
		if (before.lans().equals(lans)) {
			return WriteResult.unchanged(before);
		}
		Site after = new Site(before.domain(), before.subnet(), before.gateway(), before.hub(), before.publicKey(),
				before.endpoint(), before.listenPort(), lans, before.rotateKey(), before.allowPublicDomain());
		this.sites.update(after);
		return new WriteResult<>(after, new Change("report", "site", gateway.site().toString(), before, after));
	}

	private Site site(SiteDomain domain) {
		return this.sites.find(domain).orElseThrow(() -> removed(domain));
	}

	// The credential is removed with the site or by the next enrolment, so this happens
	// only at the moment of either.
	private static RefusedException removed(SiteDomain site) {
		return new RefusedException(ProblemCode.UNAUTHENTICATED,
				"This machine is no longer the gateway of " + site + ": enrol it again.");
	}

}
