package dev.wm.registry.credential;

import java.time.Instant;
import java.util.Objects;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.SpentToken;
import dev.wm.registry.access.TokenHash;
import dev.wm.registry.access.ValidToken;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "enrolment_token")
class EnrolmentTokenEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private @Nullable SiteDomain site;

	private @Nullable DnsLabel device;

	private String tokenHash;

	private Instant createdAt;

	private Instant expiresAt;

	private @Nullable Instant usedAt;

	private @Nullable PublicKey claimedKey;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected EnrolmentTokenEntity() {
	}

	EnrolmentTokenEntity(@Nullable SiteDomain site, @Nullable DnsLabel device, TokenHash hash, Instant createdAt,
			Instant expiresAt) {
		this.site = site;
		this.device = device;
		this.tokenHash = hash.hex();
		this.createdAt = createdAt;
		this.expiresAt = expiresAt;
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	ValidToken known() {
		return new ValidToken(new TokenHash(this.tokenHash), caller(), this.expiresAt);
	}

	private Caller caller() {
		return (this.site != null) ? new Caller.EnrollingGateway(id(), this.site)
				: new Caller.EnrollingDevice(id(), Objects.requireNonNull(this.device));
	}

	SpentToken spent() {
		return new SpentToken(new TokenHash(this.tokenHash), this.usedAt, this.expiresAt, caller());
	}

	boolean wasUsedSince(Instant since, PublicKey key, Instant now) {
		return this.usedAt != null && this.usedAt.isAfter(since) && key.equals(this.claimedKey)
				&& this.expiresAt.isAfter(now);
	}

	PendingEnrolment pending() {
		return new PendingEnrolment(id(), this.site, this.device, this.createdAt, this.expiresAt, this.usedAt);
	}

}
