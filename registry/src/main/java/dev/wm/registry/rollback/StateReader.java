package dev.wm.registry.rollback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads objects from states in the change log. Members that a state of an earlier version
 * lacks get their default.
 */
@Component
class StateReader {

	private final JsonMapper json;

	StateReader(JsonMapper json) {
		this.json = json;
	}

	Site site(Map<String, Object> state) {
		return read(state, Map.of("rotate_key", false, "allow_public_domain", false), Site.class);
	}

	Host host(Map<String, Object> state) {
		return read(state, Map.of("type", "standard", "masquerade", false, "follow", false, "aliases", List.of()),
				Host.class);
	}

	Device device(Map<String, Object> state) {
		return read(state, Map.of("rotate_key", false), Device.class);
	}

	private <T> T read(Map<String, Object> state, Map<String, Object> defaults, Class<T> type) {
		Map<String, Object> whole = new LinkedHashMap<>(defaults);
		whole.putAll(state);
		return this.json.convertValue(whole, type);
	}

}
