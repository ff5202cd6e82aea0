package dev.wm.registry.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The names of peers by public key: a site's domain, or a device's name under {@code
 * hub}.
 */
final class PeerNames {

	private final Map<PublicKey, String> names = new HashMap<>();

	PeerNames(List<Site> sites, List<Device> devices) {
		sites.forEach((site) -> put(site.publicKey(), site.domain()));
		devices.forEach((device) -> put(device.publicKey(), SiteDomain.HUB.host(device.name())));
	}

	private void put(@Nullable PublicKey key, Object name) {
		if (key != null) {
			this.names.put(key, name.toString());
		}
	}

	/**
	 * The name of a key's owner, null if the key is unknown (any more).
	 */
	@Nullable String find(PublicKey key) {
		return this.names.get(key);
	}

}
