package dev.wm.registry.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.credential.CredentialStore;
import dev.wm.registry.device.DeviceService;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.SiteService;
import dev.wm.registry.web.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues, lists and revokes one-use enrolment tokens of gateways and devices.
 */
@Service
class EnrolmentTokenService {

	private static final Duration USUAL = Duration.ofHours(1);

	private final ChangeLog changeLog;

	private final SiteService sites;

	private final DeviceService devices;

	private final CredentialStore credentials;

	EnrolmentTokenService(ChangeLog changeLog, SiteService sites, DeviceService devices, CredentialStore credentials) {
		this.changeLog = changeLog;
		this.sites = sites;
		this.devices = devices;
		this.credentials = credentials;
	}

	EnrolmentToken issue(Caller caller, NewEnrolmentToken wanted) {
		Duration lifetime = lifetime(wanted.validSeconds());
		return this.changeLog.write(caller.actor(), () -> {
			String name = require(wanted);
			EnrolmentToken token = this.credentials.issueEnrolment(wanted.site(), wanted.device(), lifetime);
			return new WriteResult<>(token, Change.created("enrolment_token", name,
					new Issued(token.id(), token.site(), token.device(), token.expiresAt())));
		});
	}

	private static Duration lifetime(@Nullable Long seconds) {
		if (seconds == null) {
			return USUAL;
		}
		if (seconds < NewEnrolmentToken.SHORTEST.toSeconds() || seconds > NewEnrolmentToken.LONGEST.toSeconds()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "valid_seconds",
					"A token works for 1 minute to 30 days: choose from " + NewEnrolmentToken.SHORTEST.toSeconds()
							+ " to " + NewEnrolmentToken.LONGEST.toSeconds() + " seconds.");
		}
		return Duration.ofSeconds(seconds);
	}

	private String require(NewEnrolmentToken wanted) {
		return (wanted.site() != null) ? this.sites.require(wanted.site(), "site").domain().toString()
				: this.devices.require(Objects.requireNonNull(wanted.device()), "device").name().toString();
	}

	@Transactional(readOnly = true)
	public Listing<PendingEnrolment> page(PageParameters page) {
		return this.credentials.pending(page);
	}

	PendingEnrolment revoke(Caller caller, long id) {
		return this.changeLog.write(caller.actor(), () -> {
			PendingEnrolment gone = this.credentials.revokeEnrolment(id);
			String name = String.valueOf((gone.site() != null) ? gone.site() : gone.device());
			return new WriteResult<>(gone, Change.removed("enrolment_token", name,
					new Issued(gone.id(), gone.site(), gone.device(), gone.expiresAt())));
		});
	}

	/**
	 * An enrolment token as the change log shows it: everything but the token.
	 *
	 * @param id its number
	 * @param site the site it is for, null for a device's
	 * @param device the device it is for, null for a gateway's
	 * @param expiresAt when it stops working
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Issued(long id, @Nullable SiteDomain site, @Nullable DnsLabel device,
			@JsonProperty("expires_at") Instant expiresAt) {
	}

}
