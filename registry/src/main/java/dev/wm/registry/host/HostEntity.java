package dev.wm.registry.host;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.registry.persistence.HostAliasListConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "host")
class HostEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private SiteDomain site;

	private Cidr siteSubnet;

	private DnsLabel label;

	private IpAddress localAddress;

	private IpAddress overlayAddress;

	private HostType type;

	private boolean masquerade;

	private @Nullable MacAddress mac;

	private boolean follow;

	@Convert(converter = HostAliasListConverter.class)
	private List<HostAlias> aliases = List.of();

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected HostEntity() {
	}

	HostEntity(Cidr siteSubnet, Host host) {
		this.site = host.name().domain();
		this.siteSubnet = siteSubnet;
		update(host);
	}

	/** Copies everything that can change: all but the site. */
	final void update(Host host) {
		this.label = host.name().label();
		this.localAddress = host.localAddress();
		this.overlayAddress = host.overlayAddress();
		this.type = host.type();
		this.masquerade = host.masquerade();
		this.mac = host.mac();
		this.follow = host.follow();
		this.aliases = host.aliases();
	}

	Host host() {
		return new Host(this.site.host(this.label), this.localAddress, this.overlayAddress, this.type, this.masquerade,
				this.mac, this.follow, this.aliases);
	}

}
