package dev.wm.agent.desired;

import dev.wm.agent.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConfigParserTests {

	private static final String NAMES = "\"names\":[";

	private static String withName(String name) {
		String json = Samples.cached(Samples.config(), 7).json();
		assertThat(json).contains(NAMES);
		return json.replace(NAMES, NAMES + name + ",");
	}

	@Test
	void parseWhenANameHasMoreMembersPassesThemOver() {
		var config = ConfigParser.parse(
				withName("{\"name\":\"tv.sheen\",\"more\":{\"a\":[1]},\"address\":\"172.30.2.9\",\"isolated\":true}"));
		assertThat(config.names().getFirst()).isEqualTo(Samples.isolated("tv.sheen", "172.30.2.9"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"isolated\":false", ",\"isolated\":null" })
	void parseWhenIsolationIsNotThereIsNone(String isolated) {
		var config = ConfigParser.parse(withName("{\"name\":\"tv.sheen\",\"address\":\"172.30.2.9\"" + isolated + "}"));
		assertThat(config.names().getFirst().isolated()).isFalse();
	}

	// An isolated machine must not become free by what cannot be read.
	@ParameterizedTest
	@ValueSource(strings = { "\"isolated\":\"true\"", "\"isolated\":1", "\"isolated\":[true]", "\"isolated\":{}" })
	void parseWhenIsolationIsNoTruthValueRefuses(String isolated) {
		String json = withName("{\"name\":\"tv.sheen\",\"address\":\"172.30.2.9\"," + isolated + "}");
		assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(() -> ConfigParser.parse(json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"tv.sheen\",\"address\":1}", "{\"name\":7,\"address\":\"172.30.2.9\"}",
			"{\"name\":null,\"address\":\"172.30.2.9\"}", "{\"name\":[\"tv.sheen\"],\"address\":\"172.30.2.9\"}",
			"{\"name\":\"tv.sheen\"}", "{\"address\":\"172.30.2.9\"}", "7", "null", "[]",
			"{\"name\":\"tv..sheen\",\"address\":\"172.30.2.9\"}" })
	void parseWhenANameIsNotWholeRefuses(String name) {
		assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(() -> ConfigParser.parse(withName(name)));
	}

}
