package dev.wm.registry.access;

import java.time.Instant;
import java.util.Objects;

import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "credential")
class CredentialEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String kind;

	private String origin;

	private @Nullable SiteDomain site;

	private String tokenHash;

	private Instant createdAt;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected CredentialEntity() {
	}

	CredentialEntity(Role role, Origin origin, @Nullable SiteDomain site, TokenHash hash, Instant createdAt) {
		this.kind = role.text();
		this.origin = origin.text();
		this.site = site;
		this.tokenHash = hash.hex();
		this.createdAt = createdAt;
	}

	KnownToken known() {
		long number = Objects.requireNonNull(this.id);
		Caller caller = (this.site != null) ? new Caller.SiteGateway(number, this.site)
				: new Caller.Administrator(number);
		return new KnownToken(new TokenHash(this.tokenHash), caller, null);
	}

	boolean has(TokenHash hash) {
		return this.tokenHash.equals(hash.hex());
	}

}
