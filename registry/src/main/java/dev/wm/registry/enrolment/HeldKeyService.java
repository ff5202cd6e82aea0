package dev.wm.registry.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.presence.RefusedGateways;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.SiteService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes the key that a gateway proves to hold, so that the restore of an older backup
 * does not cut its site off. The change log keeps the previous key. A site's key is taken
 * in this way once an hour after it enrolled: of two machines with one credential, the
 * second is refused and reported, and the tunnels do not change hands for ever. A pending
 * key rotation stays pending.
 */
@Service
class HeldKeyService {

	private static final Duration INTERVAL = Duration.ofHours(1);

	private static final String ACTION = "recover_key";

	private static final String RECENT = """
			select count(*) from change
			where object_kind = 'site' and object_name = :site and action = :action and changed_at > :since
			and revision > (select coalesce(max(revision), 0) from change
				where object_kind = 'gateway' and object_name = :site and action = 'enrol')""";

	private final KeyChallenges challenges;

	private final SiteService sites;

	private final ChangeLog changeLog;

	private final RefusedGateways refused;

	private final JdbcClient database;

	private final Clock clock;

	HeldKeyService(KeyChallenges challenges, SiteService sites, ChangeLog changeLog, RefusedGateways refused,
			JdbcClient database, Clock clock) {
		this.challenges = challenges;
		this.sites = sites;
		this.changeLog = changeLog;
		this.refused = refused;
		this.database = database;
		this.clock = clock;
	}

	KeyChallenge challenge(Caller.SiteGateway gateway) {
		return new KeyChallenge(this.challenges.issue(gateway.id()));
	}

	void take(Caller.SiteGateway gateway, HeldKey held) {
		if (!this.challenges.isProven(gateway.id(), held.publicKey(), held.proof())) {
			throw new RefusedException(ProblemCode.KEY_REFUSED, "proof",
					"The proof does not fit the registry's last challenge: request another one and try again.");
		}
		this.changeLog.write(gateway.actor(), () -> {
			Site current = this.sites.require(gateway.site(), "site");
			if (held.publicKey().equals(current.publicKey())) {
				return WriteResult.unchanged(current);
			}
			refuseAnotherSoon(current);
			Site site = SiteEnrolmentRules.withHeldKey(current, held.publicKey());
			this.sites.update(site);
			return new WriteResult<>(site, new Change(ACTION, "site", site.domain().toString(), current, site));
		});
	}

	private void refuseAnotherSoon(Site site) {
		Instant since = this.clock.instant().minus(INTERVAL);
		long count = this.database.sql(RECENT)
			.param("site", site.domain().toString())
			.param("action", ACTION)
			.param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
			.query(Long.class)
			.single();
		if (count > 0) {
			this.refused.contested(site.domain());
			throw new RefusedException(ProblemCode.KEY_REFUSED, "public_key",
					"Another machine has claimed the site " + site.domain() + " with the same credential less than an"
							+ " hour ago: stop one of the two, then run wm token create --site " + site.domain()
							+ " and enrol the other again.");
		}
	}

}
