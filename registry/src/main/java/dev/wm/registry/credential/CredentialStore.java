package dev.wm.registry.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.CredentialLastUse;
import dev.wm.registry.access.Role;
import dev.wm.registry.access.SpentToken;
import dev.wm.registry.access.TokenHash;
import dev.wm.registry.access.ValidToken;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Issues, redeems and revokes tokens, inside the caller's transaction.
 */
@Component
public class CredentialStore {

	// Longer than any token is valid.
	private static final Duration REMEMBERED = Duration.ofDays(60);

	// A gateway that got no answer asks again within a minute.
	private static final Duration REPEATABLE = Duration.ofMinutes(15);

	private final CredentialRepository credentials;

	private final EnrolmentTokenRepository tokens;

	private final TokenGenerator tokenGenerator;

	private final Clock clock;

	private final CredentialLastUse lastUse;

	CredentialStore(CredentialRepository credentials, EnrolmentTokenRepository tokens, TokenGenerator tokenGenerator,
			Clock clock, CredentialLastUse lastUse) {
		this.lastUse = lastUse;
		this.credentials = credentials;
		this.tokens = tokens;
		this.tokenGenerator = tokenGenerator;
		this.clock = clock;
	}

	/**
	 * Issues a gateway's credential and revokes the site's earlier one.
	 * @param site the site
	 * @return the token, which is not stored
	 */
	public BearerToken issueGateway(SiteDomain site) {
		this.credentials.deleteBySite(site);
		BearerToken token = this.tokenGenerator.generate(Role.GATEWAY);
		this.credentials.save(CredentialEntity.ofGateway(site, TokenHash.of(token.secret()), this.clock.instant()));
		return token;
	}

	/**
	 * The credential of a site's gateway. A later one has a larger number.
	 * @param site a site where a gateway has enrolled
	 * @return its number
	 */
	public long gateway(SiteDomain site) {
		return this.credentials.findIdBySite(site);
	}

	/**
	 * Issues a device's credential and revokes its earlier one.
	 * @param device the device
	 * @return the token, which is not stored
	 */
	public BearerToken issueDevice(DnsLabel device) {
		this.credentials.deleteByDevice(device);
		BearerToken token = this.tokenGenerator.generate(Role.DEVICE);
		this.credentials.save(CredentialEntity.ofDevice(device, TokenHash.of(token.secret()), this.clock.instant()));
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
		this.tokens.save(added);
		return new EnrolmentToken(token, added.id(), site, device, now.plus(lifetime));
	}

	/**
	 * Redeems an enrolment token.
	 * @param enrolling the caller that sent it
	 * @throws RefusedException if it has been redeemed or has expired
	 */
	public void redeem(Caller enrolling) {
		int used = this.tokens.redeem(enrolling.id(), this.clock.instant());
		if (used == 0) {
			throw spent();
		}
	}

	/**
	 * Redeems a gateway's enrolment token. The same gateway may do so again while nobody
	 * has used the credential that it got, as the answer may be lost.
	 * @param enrolling the caller that sent it
	 * @param key the key that it enrols with
	 * @throws RefusedException if it has been redeemed or has expired
	 */
	public void redeem(Caller.EnrollingGateway enrolling, PublicKey key) {
		Instant now = this.clock.instant();
		if (this.tokens.redeem(enrolling.id(), key, now) > 0) {
			return;
		}
		Optional<EnrolmentTokenEntity> token = this.tokens.findById(enrolling.id());
		if (token.filter((used) -> used.wasUsedSince(now.minus(REPEATABLE), key, now)).isEmpty()
				|| !isUnused(enrolling.site())) {
			throw token.map((one) -> new RefusedException(ProblemCode.UNAUTHENTICATED, one.spent().problem().detail()))
				.orElseGet(CredentialStore::spent);
		}
	}

	private boolean isUnused(SiteDomain site) {
		return this.credentials.findBySite(site)
			.map(CredentialEntity::credential)
			.map(this.lastUse::withLastUse)
			.filter((issued) -> issued.lastUsed() == null)
			.isPresent();
	}

	/**
	 * Lets a device enrol with a token that stays valid until {@link #confirm}.
	 * @param enrolling the caller that sent it
	 * @param key the key that it enrols with
	 * @throws RefusedException if it has been used or has expired
	 */
	public void claim(Caller enrolling, PublicKey key) {
		if (this.tokens.claim(enrolling.id(), key, this.clock.instant()) == 0) {
			throw spent();
		}
	}

	/**
	 * Redeems the token that a device has enrolled with, if it is not yet.
	 * @param device the device
	 * @param key its key
	 * @return whether there was such a token
	 */
	public boolean confirm(DnsLabel device, PublicKey key) {
		return this.tokens.confirm(device, key, this.clock.instant()) > 0;
	}

	private static RefusedException spent() {
		return new RefusedException(ProblemCode.UNAUTHENTICATED,
				"This enrolment token has been used or has expired: ask an administrator for a new one.");
	}

	/**
	 * Revokes an enrolment token, valid or not.
	 * @param id its number
	 * @return the revoked token
	 */
	public PendingEnrolment revokeEnrolment(long id) {
		EnrolmentTokenEntity found = this.tokens.findById(id)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "id",
					"There is no enrolment token " + id + ": see wm token list."));
		this.tokens.delete(found);
		return found.pending();
	}

	/**
	 * Reads all enrolment tokens, redeemed and expired ones too.
	 * @return what may be seen of them, by number
	 */
	public List<PendingEnrolment> pending() {
		return this.tokens.findByOrderById().stream().map(EnrolmentTokenEntity::pending).toList();
	}

	/**
	 * Reads a page of enrolment tokens.
	 * @param page which one
	 * @return what may be seen of them, by number
	 */
	public Listing<PendingEnrolment> pending(PageParameters page) {
		Long after = page.after(PageParameters::number);
		List<EnrolmentTokenEntity> rows = this.tokens.findPage((after != null) ? after : -1, page.name(),
				Limit.of(page.rows()));
		return page.of(rows.stream().map(EnrolmentTokenEntity::pending).toList(), PendingEnrolment::id);
	}

	/**
	 * Reads all valid tokens.
	 * @return the tokens, by their hashes
	 */
	public List<ValidToken> valid() {
		Instant now = this.clock.instant();
		Stream<ValidToken> lasting = this.credentials.findAll().stream().map(CredentialEntity::known);
		Stream<ValidToken> passing = this.tokens.findValid(now, now.minus(REPEATABLE))
			.stream()
			.map(EnrolmentTokenEntity::known);
		return Stream.concat(lasting, passing).toList();
	}

	/**
	 * Reads the enrolment tokens that are valid no more, of the last 60 days.
	 * @return the tokens, by their hashes
	 */
	public List<SpentToken> spentTokens() {
		Instant now = this.clock.instant();
		return this.tokens.findSpent(now, now.minus(REMEMBERED)).stream().map(EnrolmentTokenEntity::spent).toList();
	}

}
