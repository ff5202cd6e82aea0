package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.wm.agent.Samples;
import dev.wm.contract.v1.config.NameRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConfigParserTests {

	private static final long SEED = 20_261_121;

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

	@Test
	void parseWhenEarlierNamesAreKnownReadsTheSame() {
		Random random = new Random(SEED);
		List<String> names = new ArrayList<>(IntStream.range(0, 60).mapToObj((i) -> name(i, 0, false)).toList());
		List<NameRecord> known = List.of();
		for (int step = 0; step < 300; step++) {
			int place = random.nextInt(names.size());
			switch (random.nextInt(5)) {
				case 0 -> names.remove(place);
				case 1 -> names.add(place, name(100 + step, 1, false));
				case 2 -> names.set(place, name(place, 1 + random.nextInt(3), random.nextBoolean()));
				case 3 -> Collections.swap(names, place, random.nextInt(names.size()));
				default -> names.set(place, names.get(random.nextInt(names.size())));
			}
			String json = withName(String.join(",", names));
			List<NameRecord> read = ConfigParser.parse(json, known).names();
			assertThat(read).as("step %d, seed %d", step, SEED).isEqualTo(ConfigParser.parse(json).names());
			known = read;
		}
	}

	@Test
	void parseWhenOneOfManyNamesChangedMakesNoOtherAnew() {
		List<String> names = IntStream.range(0, 50).mapToObj((i) -> name(i, 0, false)).toList();
		List<String> fewer = new ArrayList<>(names);
		fewer.remove(20);
		List<NameRecord> all = ConfigParser.parse(withName(String.join(",", names))).names();
		List<NameRecord> some = ConfigParser.parse(withName(String.join(",", fewer)), all).names();
		List<NameRecord> again = ConfigParser.parse(withName(String.join(",", names)), some).names();
		for (int i = 0; i < some.size(); i++) {
			assertThat(some.get(i)).isSameAs(all.get((i < 20) ? i : i + 1)).isSameAs(again.get((i < 20) ? i : i + 1));
		}
		assertThat(again).isEqualTo(all);
	}

	private static String name(int host, int network, boolean isolated) {
		return "{\"name\":\"h%d.sheen\",\"address\":\"172.30.%d.%d\",\"isolated\":%b}".formatted(host, network,
				host % 250, isolated);
	}

}
