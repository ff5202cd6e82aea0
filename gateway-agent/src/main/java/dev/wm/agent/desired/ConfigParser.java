package dev.wm.agent.desired;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.GatewayConfig;
import dev.wm.contract.v1.NameRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the registry's document. Members that a newer registry adds are ignored.
 */
public final class ConfigParser {

	private static final JsonMapper JSON = JsonMapper.builder()
		.addModule(new SimpleModule().addDeserializer(NameRecord.class, new NameReader()))
		.build();

	private ConfigParser() {
	}

	/**
	 * Reads a configuration.
	 * @param json the document
	 * @return the configuration
	 * @throws ConfigRefusedException if it is not one
	 */
	public static GatewayConfig parse(String json) {
		try {
			return Optional.ofNullable(JSON.readValue(json, GatewayConfig.class))
				.orElseThrow(() -> new ConfigRefusedException(List.of("It is empty.")));
		}
		catch (JacksonException ex) {
			throw new ConfigRefusedException(List.of("It cannot be read: " + reason(ex)));
		}
	}

	private static String reason(JacksonException ex) {
		return (ex.getCause() instanceof InvalidValueException cause) ? String.valueOf(cause.getMessage())
				: InvalidValueException.quote(ex.getOriginalMessage());
	}

}
