package dev.wm.registry.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.EnrolmentToken;
import dev.wm.contract.v1.PendingEnrolment;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * Makes, uses up and revokes tokens, inside the caller's transaction.
 */
@Component
public class Credentials {

	private static final Duration ENROLMENT_LIFETIME = Duration.ofHours(1);

	private final EntityManager entities;

	private final TokenMint mint;

	private final Clock clock;

	Credentials(EntityManager entities, TokenMint mint, Clock clock) {
		this.entities = entities;
		this.mint = mint;
		this.clock = clock;
	}

	/**
	 * Makes a gateway's credential and revokes the site's earlier one.
	 * @param site the site
	 * @return the token, which nobody can see again
	 */
	public BearerToken issueGateway(SiteDomain site) {
		this.entities.createQuery("delete from CredentialEntity c where c.site = :site")
			.setParameter("site", site)
			.executeUpdate();
		BearerToken token = this.mint.make(Role.GATEWAY);
		this.entities.persist(new CredentialEntity(Role.GATEWAY, Origin.ENROLMENT, site, TokenHash.of(token.secret()),
				this.clock.instant()));
		return token;
	}

	/**
	 * Makes a token with which a gateway may enrol once.
	 * @param site the site to enrol at
	 * @return the token, which nobody can see again
	 */
	public EnrolmentToken issueEnrolment(SiteDomain site) {
		Instant now = this.clock.instant();
		Instant expiry = now.plus(ENROLMENT_LIFETIME).truncatedTo(ChronoUnit.SECONDS);
		BearerToken token = this.mint.make(Role.ENROLMENT);
		EnrolmentTokenEntity added = new EnrolmentTokenEntity(site, TokenHash.of(token.secret()), now, expiry);
		this.entities.persist(added);
		return new EnrolmentToken(token, added.id(), site, null, expiry);
	}

	/**
	 * Uses up an enrolment token.
	 * @param newcomer who showed it
	 * @return false if somebody else was faster or it has expired
	 */
	public boolean redeem(Caller.Newcomer newcomer) {
		return this.entities.createQuery("""
				update EnrolmentTokenEntity t set t.usedAt = :now
				where t.id = :id and t.usedAt is null and t.expiresAt > :now""")
			.setParameter("now", this.clock.instant())
			.setParameter("id", newcomer.id())
			.executeUpdate() == 1;
	}

	/**
	 * Every enrolment token that there is, used and expired ones too.
	 * @return what may be seen of them, by their numbers
	 */
	public List<PendingEnrolment> pending() {
		return this.entities
			.createQuery("select t from EnrolmentTokenEntity t order by t.id", EnrolmentTokenEntity.class)
			.getResultStream()
			.map(EnrolmentTokenEntity::pending)
			.toList();
	}

	/**
	 * Every token that is valid now.
	 * @return the tokens, by their hashes
	 */
	public List<KnownToken> valid() {
		Stream<KnownToken> lasting = this.entities
			.createQuery("select c from CredentialEntity c", CredentialEntity.class)
			.getResultStream()
			.map(CredentialEntity::known);
		Stream<KnownToken> passing = this.entities
			.createQuery("select t from EnrolmentTokenEntity t where t.usedAt is null and t.expiresAt > :now",
					EnrolmentTokenEntity.class)
			.setParameter("now", this.clock.instant())
			.getResultStream()
			.map(EnrolmentTokenEntity::known);
		return Stream.concat(lasting, passing).toList();
	}

}
