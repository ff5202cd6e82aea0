package dev.wm.agent.desired;

import java.util.List;

import dev.wm.agent.json.Documents;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;

/**
 * Reads the registry's document. Members that a newer registry adds are ignored.
 */
public final class ConfigParser {

	private ConfigParser() {
	}

	/**
	 * Reads a configuration.
	 * @param json the document
	 * @return the configuration
	 * @throws ConfigRefusedException if it is not one
	 */
	public static GatewayConfig parse(String json) {
		return parse(json, List.of());
	}

	/**
	 * Reads a configuration in less time and memory.
	 * @param json the document
	 * @param known names of an earlier one
	 * @return the configuration
	 * @throws ConfigRefusedException if it is not one
	 */
	public static GatewayConfig parse(String json, List<NameRecord> known) {
		try {
			return Documents.config(json, known).orElseThrow(() -> new ConfigRefusedException(List.of("It is empty.")));
		}
		catch (InvalidValueException ex) {
			throw new ConfigRefusedException(List.of("It cannot be read: " + ex.getMessage()));
		}
	}

}
