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
 * Makes, uses up and revokes tokens, inside the caller's transaction.
 */
@Component
public class CredentialStore {

	private final EntityManager entities;

	private final TokenGenerator mint;

	private final Clock clock;

	CredentialStore(EntityManager entities, TokenGenerator mint, Clock clock) {
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
		this.entities.persist(CredentialEntity.ofGateway(site, TokenHash.of(token.secret()), this.clock.instant()));
		return token;
	}

	/**
	 * Which credential a site's gateway has now. A later one has a larger number.
	 * @param site a site where a gateway has enrolled
	 * @return its number
	 */
	public long gateway(SiteDomain site) {
		return this.entities.createQuery("select c.id from CredentialEntity c where c.site = :site", Long.class)
			.setParameter("site", site)
			.getSingleResult();
	}

	/**
	 * Makes a device's credential and revokes its earlier one.
	 * @param device the device
	 * @return the token, which nobody can see again
	 */
	public BearerToken issueDevice(DnsLabel device) {
		this.entities.createQuery("delete from CredentialEntity c where c.device = :device")
			.setParameter("device", device)
			.executeUpdate();
		BearerToken token = this.mint.make(Role.DEVICE);
		this.entities.persist(CredentialEntity.ofDevice(device, TokenHash.of(token.secret()), this.clock.instant()));
		return token;
	}

	/**
	 * Makes a token with which a gateway or device may enrol once.
	 * @param site the site to enrol at, null for a device
	 * @param device the device to become, null for a gateway
	 * @param lifetime how long it works
	 * @return the token, which nobody can see again
	 */
	public EnrolmentToken issueEnrolment(@Nullable SiteDomain site, @Nullable DnsLabel device, Duration lifetime) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		BearerToken token = this.mint.make(Role.ENROLMENT);
		EnrolmentTokenEntity added = new EnrolmentTokenEntity(site, device, TokenHash.of(token.secret()), now,
				now.plus(lifetime));
		this.entities.persist(added);
		return new EnrolmentToken(token, added.id(), site, device, now.plus(lifetime));
	}

	/**
	 * Uses up an enrolment token.
	 * @param newcomer who showed it
	 * @throws RefusedException if somebody else was faster or it has expired
	 */
	public void redeem(Caller newcomer) {
		int used = this.entities.createQuery("""
				update EnrolmentTokenEntity t set t.usedAt = :now
				where t.id = :id and t.usedAt is null and t.expiresAt > :now""")
			.setParameter("now", this.clock.instant())
			.setParameter("id", newcomer.id())
			.executeUpdate();
		if (used == 0) {
			throw new RefusedException(ProblemCode.UNAUTHENTICATED,
					"This enrolment token has been used or has expired: ask an administrator for a new one.");
		}
	}

	/**
	 * Takes an enrolment token away, whether it still works or not.
	 * @param id its number
	 * @return what it was
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
