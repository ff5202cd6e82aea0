package dev.wm.registry.access;

import java.time.Instant;
import java.util.Objects;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.PendingEnrolment;
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

	private SiteDomain site;

	private String tokenHash;

	private Instant createdAt;

	private Instant expiresAt;

	private @Nullable Instant usedAt;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected EnrolmentTokenEntity() {
	}

	EnrolmentTokenEntity(SiteDomain site, TokenHash hash, Instant createdAt, Instant expiresAt) {
		this.site = site;
		this.tokenHash = hash.hex();
		this.createdAt = createdAt;
		this.expiresAt = expiresAt;
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	PendingEnrolment pending() {
		return new PendingEnrolment(id(), this.site, null, this.createdAt, this.expiresAt, this.usedAt);
	}

	KnownToken known() {
		return new KnownToken(new TokenHash(this.tokenHash), new Caller.Newcomer(id(), this.site), this.expiresAt);
	}

}
