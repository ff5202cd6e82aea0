package dev.wm.agent.desired;

import java.util.List;

import dev.wm.agent.json.Documents;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;

/**
 * Parses the registry's configuration. Members that a newer registry adds are ignored.
 */
public final class ConfigParser {

	private ConfigParser() {
	}

	/**
	 * Parses a configuration.
	 * @param json its JSON
	 * @return the configuration
	 * @throws ConfigRefusedException if it is not one
	 */
	public static GatewayConfig parse(String json) {
		return parse(json, List.of());
	}

	/**
	 * Parses a configuration in less time and memory.
	 * @param json its JSON
	 * @param known the names of an earlier one, whose equal records are used again
	 * @return the configuration
	 * @throws ConfigRefusedException if it is not one
	 */
	public static GatewayConfig parse(String json, List<NameRecord> known) {
		try {
			return Documents.config(json, known).orElseThrow(() -> new ConfigRefusedException(List.of("It is empty.")));
		}
		catch (InvalidValueException ex) {
			throw new ConfigRefusedException(List.of("It cannot be parsed: " + ex.getMessage()));
		}
	}

}
