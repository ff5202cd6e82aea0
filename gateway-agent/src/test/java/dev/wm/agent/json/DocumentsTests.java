package dev.wm.agent.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is read and written by hand is what data binding makes of it.
 */
class DocumentsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Path GOLDEN = Path.of("../contract/src/test/resources/dev/wm/contract/v1");

	/** A record that is read. */
	record Read<T>(Class<T> type, Function<String, Optional<T>> read) {

		/** Empty if it is refused or null. */
		Optional<T> byHand(String text) {
			try {
				return this.read.apply(text);
			}
			catch (InvalidValueException ex) {
				return Optional.empty();
			}
		}

		Optional<T> bound(String text) {
			try {
				return Optional.ofNullable(JSON.readValue(text, this.type));
			}
			catch (JacksonException ex) {
				return Optional.empty();
			}
		}

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

	/** A record that is written. */
	record Written<T>(Class<T> type, Function<T, String> write) {

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

	static Stream<Read<?>> read() {
		return Stream.of(new Read<>(GatewayConfig.class, (document) -> Documents.config(document, List.of())),
				new Read<>(Problem.class, Documents::problem), new Read<>(Enrolment.class, Documents::enrolment),
				new Read<>(GatewayReport.class, (text) -> JsonReader.read(text, Documents::report)));
	}

	static Stream<Written<?>> written() {
		return Stream.of(new Written<>(GatewayReport.class, Documents::text),
				new Written<>(ProbeReport.class, Documents::text), new Written<>(EnrolRequest.class, Documents::text),
				new Written<>(NewKey.class, Documents::text));
	}

	private static String golden(Class<?> type) throws IOException {
		return Files.readString(GOLDEN.resolve(type.getSimpleName() + ".json"));
	}

	@ParameterizedTest
	@MethodSource("written")
	<T> void textWhenEachComponentIsSetOrLeftOutIsDataBindings(Written<T> record) throws IOException {
		for (T value : Examples.of(record.type())) {
			assertThat(record.write().apply(value)).isEqualTo(JSON.writeValueAsString(value));
		}
		T golden = JSON.readValue(golden(record.type()), record.type());
		assertThat(record.write().apply(golden)).isEqualTo(JSON.writeValueAsString(golden));
	}

	@ParameterizedTest
	@MethodSource("read")
	<T> void readWhenEachComponentIsSetOrLeftOutGivesItBack(Read<T> record) throws IOException {
		for (T value : Examples.of(record.type())) {
			assertThat(record.byHand(JSON.writeValueAsString(value))).contains(value);
		}
		String golden = golden(record.type());
		assertThat(record.byHand(golden)).isPresent().isEqualTo(record.bound(golden));
	}

	@ParameterizedTest
	@MethodSource("read")
	<T> void readWhenAMemberIsMissingOrOddDoesAsDataBinding(Read<T> record) {
		assertThat(oddities(record)).filteredOn((odd) -> !odd.unsafe())
			.hasSizeGreaterThan(100)
			.allSatisfy((odd) -> assertThat(record.byHand(odd.text())).isEqualTo(record.bound(odd.text())));
	}

	// Data binding takes 1 or "true" for true, 1 for the second of the constants, and 1.5
	// for 1.
	@ParameterizedTest
	@MethodSource("read")
	<T> void readWhenATruthValueOrConstantOrWholeNumberIsSomethingElseRefusesUnlikeDataBinding(Read<T> record) {
		assertThat(oddities(record)).filteredOn(Oddities::unsafe)
			.isNotEmpty()
			.allSatisfy((odd) -> assertThat(record.byHand(odd.text())).isEmpty());
	}

	private static <T> List<Oddities> oddities(Read<T> record) {
		return Oddities.of(JSON.writeValueAsString(Examples.of(record.type()).getFirst()));
	}

	@ParameterizedTest
	@MethodSource("read")
	<T> void readWhenTheDocumentIsNotOneObjectDoesAsDataBinding(Read<T> record) {
		String good = JSON.writeValueAsString(Examples.of(record.type()).getFirst());
		for (String text : List.of("", " ", "null", "null null", "[]", "7", "\"\"", "{", "{}", "[" + good + "]",
				good + good, good + "}", good + " x", good + ",", "\uFEFF" + good, good.substring(0, good.length() - 1),
				"{\"later\":" + "[".repeat(501) + "]".repeat(501) + "," + good.substring(1))) {
			assertThat(record.byHand(text)).isEmpty();
			assertThat(record.bound(text)).isEmpty();
		}
		String spaced = " \n" + good + "\n ";
		assertThat(record.byHand(spaced)).isPresent().isEqualTo(record.bound(spaced));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"status\":1,\"title\":\"t\",\"detail\":\"d\",\"code\":\"c\",\"title\":\"u\"}",
			"{\"title\":7,\"status\":1,\"detail\":\"d\",\"title\":\"u\",\"code\":\"c\",\"field\":\"f\"}",
			"{\"status\":1,\"title\":\"t\",\"detail\":\"d\",\"code\":\"c\",\"field\":\"f\",\"title\":\"u\"}",
			"{\"status\":1,\"title\":\"t\",\"detail\":\"d\",\"code\":\"c\",\"field\":\"f\",\"title\":{}}" })
	void readWhenAMemberIsThereTwiceTakesTheLastAsDataBinding(String text) {
		Read<Problem> problem = new Read<>(Problem.class, Documents::problem);
		assertThat(problem.byHand(text)).isEqualTo(problem.bound(text));
		assertThat(problem.byHand(text).map(Problem::title)).isIn(Optional.of("u"), Optional.empty());
	}

	@Test
	void configWhenRefusedNamesTheMemberAndNeverTheValue() {
		assertRefused("{\"mesh_name\":[\"secret\"]}", "\"mesh_name\" is not what it should be: expected a text.");
		assertRefused("{\"names\":[\"secret\"]}", "A value is not what it should be: expected an object.");
		assertRefused("{\"site\":{\"hub\":\"secret\"}}", "\"hub\" is not what it should be: expected true or false.");
		assertRefused("{\"site\":{\"listen_port\":\"secret\"}}",
				"\"listen_port\" is not what it should be: expected a whole number.");
		assertRefused("{\"site\":{\"public_key\":\"secret\"}}",
				"That is not a WireGuard public key: it is 44 characters of base64, as `wg pubkey` prints it.");
		assertRefused("{}", "\"mesh_name\" is missing.");
	}

	private static void assertRefused(String text, String message) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Documents.config(text, List.of()))
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"));
	}

}
