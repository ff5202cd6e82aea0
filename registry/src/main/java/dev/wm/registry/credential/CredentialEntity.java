package dev.wm.registry.credential;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.Role;
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
@Table(name = "credential")
class CredentialEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String kind;

	private String origin;

	private @Nullable SiteDomain site;

	private @Nullable DnsLabel device;

	private @Nullable String label;

	private String tokenHash;

	private Instant createdAt;

	private @Nullable Instant lastUsed;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected CredentialEntity() {
	}

	CredentialEntity(Role role, CredentialOrigin origin, TokenHash hash, Instant createdAt) {
		this.kind = role.text();
		this.origin = origin.text();
		this.tokenHash = hash.hex();
		this.createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
	}

	static CredentialEntity ofGateway(SiteDomain site, TokenHash hash, Instant createdAt) {
		CredentialEntity made = new CredentialEntity(Role.GATEWAY, CredentialOrigin.ENROLMENT, hash, createdAt);
		made.site = site;
		return made;
	}

	static CredentialEntity ofDevice(DnsLabel device, TokenHash hash, Instant createdAt) {
		CredentialEntity made = new CredentialEntity(Role.DEVICE, CredentialOrigin.ENROLMENT, hash, createdAt);
		made.device = device;
		return made;
	}

	static CredentialEntity issued(Role role, @Nullable String label, TokenHash hash, Instant createdAt) {
		CredentialEntity made = new CredentialEntity(role, CredentialOrigin.ISSUED, hash, createdAt);
		made.label = label;
		return made;
	}

	ValidToken known() {
		return new ValidToken(new TokenHash(this.tokenHash), caller(), null);
	}

	private Caller caller() {
		long number = id();
		if (this.site != null) {
			return new Caller.SiteGateway(number, this.site);
		}
		if (this.device != null) {
			return new Caller.EnrolledDevice(number, this.device);
		}
		return isAdministrator() ? new Caller.Administrator(number, label()) : new Caller.Viewer(number, this.label);
	}

	// The change log has to tell the operator's token from an issued one without label.
	private @Nullable String label() {
		return (this.label != null || this.origin.equals(CredentialOrigin.ISSUED.text())) ? this.label : this.origin;
	}

	Credential credential() {
		return new Credential(id(), CredentialKind.valueOf(this.kind.toUpperCase(Locale.ROOT)), this.label, this.site,
				this.device, this.createdAt, this.lastUsed);
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	boolean has(TokenHash hash) {
		return this.tokenHash.equals(hash.hex());
	}

	boolean isAdministrator() {
		return this.kind.equals(Role.ADMIN.text());
	}

	boolean isOperators() {
		return this.origin.equals(CredentialOrigin.OPERATOR.text());
	}

}
