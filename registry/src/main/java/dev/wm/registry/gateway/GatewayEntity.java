package dev.wm.registry.gateway;

import java.time.Instant;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "gateway")
class GatewayEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private SiteDomain site;

	private long session;

	private Instant reportedAt = Instant.EPOCH;

	private @Nullable String report;

	private @Nullable IpAddress address;

	private @Nullable Instant lastSeen;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected GatewayEntity() {
	}

	GatewayEntity(SiteDomain site) {
		this.site = site;
	}

	/** Replaces the report of an earlier gateway by that of a new one. */
	void enrol(long session, Instant at, String report) {
		this.session = session;
		this.reportedAt = at;
		this.report = report;
		this.lastSeen = null;
	}

	SiteDomain site() {
		return this.site;
	}

	long session() {
		return this.session;
	}

	Instant reportedAt() {
		return this.reportedAt;
	}

	@Nullable String report() {
		return this.report;
	}

	@Nullable Instant lastSeen() {
		return this.lastSeen;
	}

	@Nullable IpAddress address() {
		return this.address;
	}

}
