package dev.wm.registry.allocation;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "released_address")
class ReleasedAddressEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private SiteDomain site;

	private IpAddress address;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected ReleasedAddressEntity() {
	}

	ReleasedAddressEntity(SiteDomain site, IpAddress address) {
		this.site = site;
		this.address = address;
	}

	IpAddress address() {
		return this.address;
	}

}
