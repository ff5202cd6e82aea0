package dev.wm.registry.gateway;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.GatewayReport;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what a gateway says of itself. Only its LANs are a part of the mesh; the rest
 * is an observation and makes no revision.
 */
@Service
class Reports {

	private final GatewayTable table;

	private final Sites sites;

	private final Ledger ledger;

	private final TransactionOperations transactions;

	Reports(GatewayTable table, Sites sites, Ledger ledger, TransactionOperations transactions) {
		this.table = table;
		this.sites = sites;
		this.ledger = ledger;
		this.transactions = transactions;
	}

	void take(Caller.SiteGateway gateway, GatewayReport report) {
		ReportedText.checkVersion(report.version());
		ReportedText.checkTag(report.appliedTag());
		ReportedText.checkProblems(report.problems());
		List<Cidr> lans = ReportedText.lans(report.lans());
		this.transactions.executeWithoutResult((status) -> note(gateway.site(), report));
		if (!site(gateway.site()).lans().equals(lans)) {
			this.ledger.write(gateway.actor(), () -> moveLans(gateway.site(), lans));
		}
	}

	private void note(SiteDomain site, GatewayReport report) {
		this.table.find(site)
			.orElseThrow(() -> removed(site))
			.report(report.version(), report.appliedTag(), report.problems());
	}

	private Written<Site> moveLans(SiteDomain domain, List<Cidr> lans) {
		Site before = site(domain);
		if (before.lans().equals(lans)) {
			return Written.unchanged(before);
		}
		Site after = new Site(before.domain(), before.subnet(), before.gateway(), before.hub(), before.publicKey(),
				before.endpoint(), before.listenPort(), lans, before.rotateKey());
		this.sites.update(after);
		return new Written<>(after, new Change("report", "site", domain.toString(), before, after));
	}

	private Site site(SiteDomain domain) {
		return this.sites.find(domain).orElseThrow(() -> removed(domain));
	}

	// The credential goes with the site, so this is seen only in the moment of removal.
	private static RefusedException removed(SiteDomain site) {
		return new RefusedException(ProblemCode.UNAUTHENTICATED,
				"The site " + site + " is no longer in the mesh: enrol this gateway again.");
	}

}
