package dev.wm.registry.deepcheck;

import java.util.List;

import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.ProbeReport;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps probe reports and results to the JSON that is stored. Unknown members are ignored:
 * another version of the registry may have stored them.
 */
@Component
class DeepCheckJson {

	private final JsonMapper json;

	DeepCheckJson(JsonMapper json) {
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	String write(Object value) {
		return this.json.writeValueAsString(value);
	}

	ProbeReport report(String stored) {
		return this.json.readValue(stored, ProbeReport.class);
	}

	List<NamedCheck> checks(String stored) {
		return this.json.readValue(stored, new TypeReference<>() {
		});
	}

}
