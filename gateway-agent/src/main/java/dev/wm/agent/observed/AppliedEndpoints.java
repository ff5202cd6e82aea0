package dev.wm.agent.observed;

import java.util.HashMap;
import java.util.Map;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;

/**
 * Parses the endpoints that the agent applied last from wg0.conf: the interface itself
 * only knows where each peer has roamed to.
 */
public final class AppliedEndpoints {

	private AppliedEndpoints() {
	}

	/**
	 * Parses the endpoints.
	 * @param text wg0.conf, perhaps edited by somebody
	 * @return the endpoint of each peer that has one
	 */
	public static Map<PublicKey, Endpoint> parse(String text) {
		Map<PublicKey, Endpoint> endpoints = new HashMap<>();
		String key = "";
		for (String line : text.lines().toList()) {
			int equals = line.indexOf('=');
			String name = (equals > 0) ? line.substring(0, equals).strip() : "";
			if (line.startsWith("[")) {
				key = "";
			}
			else if (name.equals("PublicKey")) {
				key = line.substring(equals + 1).strip();
			}
			else if (name.equals("Endpoint") && !key.isEmpty()) {
				add(key, line.substring(equals + 1).strip(), endpoints);
			}
		}
		return endpoints;
	}

	// What somebody put there by hand and cannot be read counts as not applied.
	private static void add(String key, String endpoint, Map<PublicKey, Endpoint> endpoints) {
		try {
			endpoints.put(PublicKey.parse(key), Endpoint.parse(endpoint));
		}
		catch (InvalidValueException ex) {
			endpoints.entrySet().removeIf((entry) -> entry.getKey().base64().equals(key));
		}
	}

}
