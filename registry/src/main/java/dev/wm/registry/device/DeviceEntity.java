package dev.wm.registry.device;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.site.Site;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "device")
class DeviceEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private SiteDomain site;

	private Cidr siteSubnet;

	private DnsLabel label;

	private IpAddress overlayAddress;

	private DeviceType type;

	private @Nullable PublicKey publicKey;

	private boolean rotateKey;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected DeviceEntity() {
	}

	DeviceEntity(Site hub, Device device) {
		this.site = hub.domain();
		this.siteSubnet = hub.subnet();
		update(device);
	}

	final void update(Device device) {
		this.label = device.name();
		this.overlayAddress = device.overlayAddress();
		this.type = device.type();
		this.publicKey = device.publicKey();
		this.rotateKey = device.rotateKey();
	}

	Device device() {
		return new Device(this.label, this.overlayAddress, this.type, this.publicKey, this.rotateKey);
	}

	SiteDomain site() {
		return this.site;
	}

}
