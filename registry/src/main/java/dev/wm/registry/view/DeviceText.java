package dev.wm.registry.view;

import java.util.List;
import java.util.StringJoiner;

import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.HubPeer;

/**
 * A device's view as a shell script reads it: lines of {@code name=value} between
 * {@code wm-device-config=1} and {@code end=wm-device-config}, each name once but for
 * {@code domain}. A value is as its type prints it, and never has a line break. The hub's
 * lines are missing until its gateway has enrolled, and {@code hub_endpoint} until there
 * is one. A script that meets a name that it does not know passes over it.
 */
final class DeviceText {

	private DeviceText() {
	}

	static String of(DeviceConfig config) {
		StringJoiner lines = new StringJoiner("\n", "wm-device-config=1\n", "\nend=wm-device-config\n");
		lines.add("mesh_name=" + config.meshName());
		lines.add("network=" + config.network());
		lines.add("supernet=" + config.supernet());
		lines.add("name=" + config.device().name());
		lines.add("overlay_address=" + config.device().overlayAddress());
		lines.add("type=" + config.device().type());
		lines.add("public_key=" + ((config.device().publicKey() != null) ? config.device().publicKey() : ""));
		lines.add("rotate_key=" + config.rotateKey());
		if (config.hub() != null) {
			hub(config.hub()).forEach(lines::add);
		}
		config.domains().forEach((domain) -> lines.add("domain=" + domain));
		return lines.toString();
	}

	private static List<String> hub(HubPeer hub) {
		Endpoint endpoint = hub.endpoint();
		List<String> peer = List.of("hub_domain=" + hub.domain(), "hub_gateway=" + hub.gateway(),
				"hub_public_key=" + hub.publicKey());
		return (endpoint == null) ? peer : List.of(peer.get(0), peer.get(1), peer.get(2), "hub_endpoint=" + endpoint);
	}

}
