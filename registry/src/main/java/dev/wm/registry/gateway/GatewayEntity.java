package dev.wm.registry.gateway;

import java.util.List;

import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "gateway")
class GatewayEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private SiteDomain site;

	private String version = "";

	private @Nullable String appliedTag;

	@JdbcTypeCode(SqlTypes.ARRAY)
	private List<String> problems = List.of();

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected GatewayEntity() {
	}

	GatewayEntity(SiteDomain site) {
		this.site = site;
	}

	void report(String version, @Nullable String appliedTag, List<String> problems) {
		this.version = version;
		this.appliedTag = appliedTag;
		this.problems = List.copyOf(problems);
	}

	SiteDomain site() {
		return this.site;
	}

	String version() {
		return this.version;
	}

	@Nullable String appliedTag() {
		return this.appliedTag;
	}

	List<String> problems() {
		return this.problems;
	}

}
