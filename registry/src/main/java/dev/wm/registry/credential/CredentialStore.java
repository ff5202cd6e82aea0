package dev.wm.registry.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.Role;
import dev.wm.registry.access.TokenHash;
import dev.wm.registry.access.ValidToken;
import dev.wm.registry.problem.RefusedException;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues, redeems and revokes tokens, inside the caller's transaction.
 */
@Component
public class CredentialStore {

	private final EntityManager entities;

	private final TokenGenerator tokenGenerator;

	private final Clock clock;

	CredentialStore(EntityManager entities, TokenGenerator tokenGenerator, Clock clock) {
		this.entities = entities;
		this.tokenGenerator = tokenGenerator;
		this.clock = clock;
	}

	/**
	 * Issues a gateway's credential and revokes the site's earlier one.
	 * @param site the site
	 * @return the token, which is not stored
	 */
	public BearerToken issueGateway(SiteDomain site) {
		this.entities.createQuery("delete from CredentialEntity c where c.site = :site")
			.setParameter("site", site)
			.executeUpdate();
		BearerToken token = this.tokenGenerator.generate(Role.GATEWAY);
		this.entities.persist(CredentialEntity.ofGateway(site, TokenHash.of(token.secret()), this.clock.instant()));
		return token;
	}

	/**
	 * The credential of a site's gateway. A later one has a larger number.
	 * @param site a site where a gateway has enrolled
	 * @return its number
	 */
	public long gateway(SiteDomain site) {
		return this.entities.createQuery("select c.id from CredentialEntity c where c.site = :site", Long.class)
			.setParameter("site", site)
			.getSingleResult();
	}

	/**
	 * Issues a device's credential and revokes its earlier one.
	 * @param device the device
	 * @return the token, which is not stored
	 */
	public BearerToken issueDevice(DnsLabel device) {
		this.entities.createQuery("delete from CredentialEntity c where c.device = :device")
			.setParameter("device", device)
			.executeUpdate();
		BearerToken token = this.tokenGenerator.generate(Role.DEVICE);
		this.entities.persist(CredentialEntity.ofDevice(device, TokenHash.of(token.secret()), this.clock.instant()));
		return token;
	}

	/**
	 * Issues a one-use enrolment token.
	 * @param site the site to enrol at, null for a device
	 * @param device the device to become, null for a gateway
	 * @param lifetime how long it is valid
	 * @return the token, which is not stored
	 */
	public EnrolmentToken issueEnrolment(@Nullable SiteDomain site, @Nullable DnsLabel device, Duration lifetime) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		BearerToken token = this.tokenGenerator.generate(Role.ENROLMENT);
		EnrolmentTokenEntity added = new EnrolmentTokenEntity(site, device, TokenHash.of(token.secret()), now,
				now.plus(lifetime));
		this.entities.persist(added);
		return new EnrolmentToken(token, added.id(), site, device, now.plus(lifetime));
	}

	/**
	 * Redeems an enrolment token.
	 * @throws RefusedException if somebody else was faster or it has expired
	 * @param enrolling the caller that sent it
	 * @throws fusedException if it has been redeemed or has expired
	 */
	public void redeem(Caller enrolling) {
		int used = this.entities.createQuery("""
				update EnrolmentTokenEntity t set t.usedAt = :now
				where t.id = :id and t.usedAt is null and t.expiresAt > :now""")
			.setParameter("now", this.clock.instant())
			.setParameter("id", enrolling.id())
			.executeUpdate();
		if (used == 0) {
			throw new RefusedException(ProblemCode.UNAUTHENTICATED,
					"This enrolment token has been used or has expired: ask an administrator for a new one.");
		}
	}

	/**
	 * Revokes an enrolment token, valid or not.
	 * @param id its number
	 * @return the revoked token
	 */
	public PendingEnrolment revokeEnrolment(long id) {
		EnrolmentTokenEntity found = this.entities.find(EnrolmentTokenEntity.class, id);
		if (found == null) {
			throw new RefusedException(ProblemCode.NOT_FOUND, "id",
					"There is no enrolment token " + id + ": look at the list of tokens.");
		}
		this.entities.remove(found);
		return found.pending();
	}

	/**
	 * Reads all enrolment tokens, redeemed and expired ones too.
	 * @return what may be seen of them, by number
	 */
	public List<PendingEnrolment> pending() {
		return this.entities
			.createQuery("select t from EnrolmentTokenEntity t order by t.id", EnrolmentTokenEntity.class)
			.getResultStream()
			.map(EnrolmentTokenEntity::pending)
			.toList();
	}

	/**
	 * Reads all valid tokens.
	 * @return the tokens, by their hashes
	 */
	public List<ValidToken> valid() {
		Stream<ValidToken> lasting = this.entities
			.createQuery("select c from CredentialEntity c", CredentialEntity.class)
			.getResultStream()
			.map(CredentialEntity::known);
		Stream<ValidToken> passing = this.entities
			.createQuery("select t from EnrolmentTokenEntity t where t.usedAt is null and t.expiresAt > :now",
					EnrolmentTokenEntity.class)
			.setParameter("now", this.clock.instant())
			.getResultStream()
			.map(EnrolmentTokenEntity::known);
		return Stream.concat(lasting, passing).toList();
	}

}
