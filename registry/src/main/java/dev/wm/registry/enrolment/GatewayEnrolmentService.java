package dev.wm.registry.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.AccessProblems;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.credential.CredentialStore;
import dev.wm.registry.gateway.GatewayStore;
import dev.wm.registry.gateway.ReceivedReport;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.presence.LastSeenTracker;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.report.ReportFieldLimits;
import dev.wm.registry.site.SiteService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lets a machine become a site's gateway.
 */
@Service
class GatewayEnrolmentService {

	private final ChangeLog ledger;

	private final SiteService sites;

	private final CredentialStore credentials;

	private final GatewayStore gateways;

	private final LastSeenTracker sightings;

	private final Clock clock;

	private final MeshStore mesh;

	GatewayEnrolmentService(ChangeLog ledger, SiteService sites, CredentialStore credentials, GatewayStore gateways,
			LastSeenTracker sightings, Clock clock, MeshStore mesh) {
		this.ledger = ledger;
		this.sites = sites;
		this.credentials = credentials;
		this.gateways = gateways;
		this.sightings = sightings;
		this.clock = clock;
		this.mesh = mesh;
	}

	Enrolment enrol(Caller caller, EnrolRequest request) {
		ReportFieldLimits.checkVersion(request.version());
		List<Cidr> lans = ReportFieldLimits.networks(request.lans(), "lans");
		return this.ledger.write(caller.actor(), () -> {
			SiteEnrolmentRules.refuseOverlap(lans, this.mesh.identity().supernet());
			Entry entry = enter(caller, request.site());
			Site site = SiteEnrolmentRules.gateway(entry.site(), request.publicKey(), lans);
			this.sites.update(site);
			BearerToken token = this.credentials.issueGateway(site.domain());
			this.gateways.enrol(site.domain(),
					new ReceivedReport(this.credentials.gateway(site.domain()), now(), firstReport(request, lans)));
			this.sightings.forget(site.domain());
			return new WriteResult<>(new Enrolment(token, site),
					new Change("enrol", "gateway", site.domain().toString(), entry.before(), site));
		});
	}

	private Entry enter(Caller caller, @Nullable NewSite told) {
		return switch (caller) {
			case Caller.Newcomer newcomer -> enterOnce(newcomer, told);
			case Caller.Administrator administrator -> enterAsTold(told);
			default -> throw new RefusedException(ProblemCode.FORBIDDEN, AccessProblems.FORBIDDEN.detail());
		};
	}

	private Entry enterOnce(Caller.Newcomer newcomer, @Nullable NewSite told) {
		if (told != null && !told.domain().equals(newcomer.site())) {
			throw new RefusedException(ProblemCode.FORBIDDEN, "site.domain", "This token is for the site "
					+ newcomer.site() + ", not " + told.domain() + ": correct the gateway's setting or use its token.");
		}
		this.credentials.redeem(newcomer);
		Site held = this.sites.require(newcomer.site(), "site.domain");
		return new Entry(held, SiteEnrolmentRules.newcomer(held, told));
	}

	private Entry enterAsTold(@Nullable NewSite told) {
		if (told == null) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "site",
					"An administrator's token is for every site: say which with \"site\".");
		}
		Optional<Site> held = this.sites.find(told.domain());
		if (held.isPresent()) {
			return new Entry(held.get(), SiteEnrolmentRules.told(held.get(), told));
		}
		return new Entry(null, add(told));
	}

	private Site add(NewSite told) {
		try {
			return this.sites.add(told);
		}
		catch (RefusedException ex) {
			throw ex.under("site");
		}
	}

	private static GatewayReport firstReport(EnrolRequest request, List<Cidr> lans) {
		return new GatewayReport(null, null, null, request.version(), lans, List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of());
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * The site that a gateway enters.
	 *
	 * @param before how the mesh held it, null if it is new
	 * @param site how it is now
	 */
	private record Entry(@Nullable Site before, Site site) {
	}

}
