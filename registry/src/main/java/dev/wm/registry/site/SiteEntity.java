package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.persistence.CidrListConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "site")
class SiteEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private SiteDomain domain;

	private Cidr supernet;

	private Cidr subnet;

	private boolean hub;

	private @Nullable PublicKey publicKey;

	private @Nullable Endpoint endpoint;

	private Port listenPort;

	@Convert(converter = CidrListConverter.class)
	private List<Cidr> lans = List.of();

	private boolean rotateKey;

	private boolean allowPublicDomain;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected SiteEntity() {
	}

	SiteEntity(Cidr supernet, Site site) {
		this.supernet = supernet;
		update(site);
	}

	/** Copies everything that can change. */
	final void update(Site site) {
		this.domain = site.domain();
		this.subnet = site.subnet();
		this.hub = site.hub();
		this.publicKey = site.publicKey();
		this.endpoint = site.endpoint();
		this.listenPort = site.listenPort();
		this.lans = site.lans();
		this.rotateKey = site.rotateKey();
		this.allowPublicDomain = site.allowPublicDomain();
	}

	Site site() {
		return new Site(this.domain, this.subnet, AddressRules.gateway(this.subnet), this.hub, this.publicKey,
				this.endpoint, this.listenPort, this.lans, this.rotateKey, this.allowPublicDomain);
	}

}
