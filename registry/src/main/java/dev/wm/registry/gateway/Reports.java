package dev.wm.registry.gateway;

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
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Turns;
import dev.wm.registry.change.Written;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what a gateway says of itself. Only its LANs are a part of the mesh; the rest
 * is an observation: it makes no revision, and is written only if it says something new.
 */
@Service
class Reports {

	// Every gateway may come at the same moment, and the rest of the registry needs
	// connections too.
	private static final int AT_ONCE = 4;

	private final Turns turns = new Turns(AT_ONCE);

	private final GatewayTable table;

	private final ReportForm form;

	private final LatestReports latest;

	private final Sites sites;

	private final Ledger ledger;

	private final TransactionOperations transactions;

	private final Clock clock;

	Reports(GatewayTable table, ReportForm form, LatestReports latest, Sites sites, Ledger ledger,
			TransactionOperations transactions, Clock clock) {
		this.table = table;
		this.form = form;
		this.latest = latest;
		this.sites = sites;
		this.ledger = ledger;
		this.transactions = transactions;
		this.clock = clock;
	}

	void take(Caller.SiteGateway gateway, GatewayReport sent) {
		GatewayReport report = ReportLimits.checked(sent);
		Received received = new Received(gateway.id(), this.clock.instant().truncatedTo(ChronoUnit.MICROS), report);
		if (!note(gateway, received).lans().equals(report.lans())) {
			this.ledger.write(gateway.actor(), () -> moveLans(gateway, report.lans()));
		}
	}

	/**
	 * Keeps a report.
	 * @return the site as it is
	 */
	private Site note(Caller.SiteGateway gateway, Received received) {
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

	private void store(Caller.SiteGateway gateway, Received received) {
		GatewayEntity stored = current(gateway);
		this.latest.keep(gateway.site(), received);
		if (received.isWorthStoring(this.form.read(stored))) {
			this.table.store(gateway.site(), received, this.form.write(received.report()));
		}
	}

	// A report may have been on its way while another machine enrolled.
	private GatewayEntity current(Caller.SiteGateway gateway) {
		return this.table.find(gateway.site())
			.filter((stored) -> stored.session() <= gateway.id())
			.orElseThrow(() -> removed(gateway.site()));
	}

	private Written<Site> moveLans(Caller.SiteGateway gateway, List<Cidr> lans) {
		current(gateway);
		Site before = site(gateway.site());
		if (before.lans().equals(lans)) {
			return Written.unchanged(before);
		}
		Site after = new Site(before.domain(), before.subnet(), before.gateway(), before.hub(), before.publicKey(),
				before.endpoint(), before.listenPort(), lans, before.rotateKey());
		this.sites.update(after);
		return new Written<>(after, new Change("report", "site", gateway.site().toString(), before, after));
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
