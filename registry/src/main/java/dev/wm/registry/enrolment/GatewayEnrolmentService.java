package dev.wm.registry.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
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
 * Enrols gateways: creates or updates the site and issues the gateway's credential.
 */
@Service
class GatewayEnrolmentService {

	private final ChangeLog changeLog;

	private final SiteService sites;

	private final CredentialStore credentials;

	private final GatewayStore gateways;

	private final LastSeenTracker lastSeenTracker;

	private final Clock clock;

	private final MeshStore mesh;

	GatewayEnrolmentService(ChangeLog changeLog, SiteService sites, CredentialStore credentials, GatewayStore gateways,
			LastSeenTracker lastSeenTracker, Clock clock, MeshStore mesh) {
		this.changeLog = changeLog;
		this.sites = sites;
		this.credentials = credentials;
		this.gateways = gateways;
		this.lastSeenTracker = lastSeenTracker;
		this.clock = clock;
		this.mesh = mesh;
	}

	Enrolment enrol(Caller caller, EnrolRequest request) {
		ReportFieldLimits.checkVersion(request.version());
		List<Cidr> lans = ReportFieldLimits.networks(request.lans(), "lans");
		return this.changeLog.write(caller.actor(), () -> {
			SiteEnrolmentRules.refuseOverlap(lans, this.mesh.identity().supernet());
			Entry entry = entry(caller, request);
			Site site = SiteEnrolmentRules.gateway(entry.site(), request.publicKey(), lans);
			this.sites.update(site);
			BearerToken token = this.credentials.issueGateway(site.domain());
			this.gateways.enrol(site.domain(),
					new ReceivedReport(this.credentials.gateway(site.domain()), now(), firstReport(request, lans)));
			this.lastSeenTracker.forget(site.domain());
			return new WriteResult<>(new Enrolment(token, site),
					new Change("enrol", "gateway", site.domain().toString(), entry.before(), site));
		});
	}

	private Entry entry(Caller caller, EnrolRequest request) {
		NewSite requested = request.site();
		return switch (caller) {
			case Caller.EnrollingGateway enrolling -> redeemToken(enrolling, requested, request.publicKey());
			case Caller.Administrator administrator -> enrolAtRequestedSite(requested);
			default -> throw new RefusedException(ProblemCode.FORBIDDEN, AccessProblems.FORBIDDEN.detail());
		};
	}

	private Entry redeemToken(Caller.EnrollingGateway enrolling, @Nullable NewSite requested, PublicKey key) {
		if (requested != null && !requested.domain().equals(enrolling.site())) {
			throw new RefusedException(ProblemCode.FORBIDDEN, "site.domain",
					"This token is for the site " + enrolling.site() + ", not " + requested.domain()
							+ ": correct the gateway's setting or use its token.");
		}
		this.credentials.redeem(enrolling, key);
		Site current = this.sites.require(enrolling.site(), "site.domain");
		return new Entry(current, SiteEnrolmentRules.withEndpoint(current, requested));
	}

	private Entry enrolAtRequestedSite(@Nullable NewSite requested) {
		if (requested == null) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "site",
					"An administrator's token is for every site: name one with \"site\".");
		}
		Optional<Site> current = this.sites.find(requested.domain());
		if (current.isPresent()) {
			return new Entry(current.get(), SiteEnrolmentRules.withSettings(current.get(), requested));
		}
		return new Entry(null, add(requested));
	}

	private Site add(NewSite requested) {
		try {
			return this.sites.add(requested);
		}
		catch (RefusedException ex) {
			throw ex.under("site");
		}
	}

	private static GatewayReport firstReport(EnrolRequest request, List<Cidr> lans) {
		return new GatewayReport(null, null, null, request.version(), lans, List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), null);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * The site that a gateway enrols at.
	 *
	 * @param before its state before, null if it is new
	 * @param site its state as requested
	 */
	private record Entry(@Nullable Site before, Site site) {
	}

}
