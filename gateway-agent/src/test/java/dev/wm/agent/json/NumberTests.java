package dev.wm.agent.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A number that is too large for its member is JSON all the same. */
class NumberTests {

	private static final Path GOLDEN = Path.of("../contract/src/test/resources/dev/wm/contract/v1");

	private static void config(String text) {
		Documents.config(text, List.of());
	}

	private static void report(String text) {
		JsonReader.read(text, Documents::report);
	}

	private static void enrolment(String text) {
		JsonReader.read(text, ResponseReader::enrolment);
	}

	private static void problem(String text) {
		JsonReader.read(text, ResponseReader::problem);
	}

	private static String range(String member) {
		return "\"" + member + "\" is a number that is out of range.";
	}

	private static String whole(String member) {
		return "\"" + member + "\" is not what it should be: expected a whole number.";
	}

	private static Stream<Arguments> cases(String document, String member, Consumer<String> read) {
		Stream<String> large = Stream.of("9223372036854775808", "-9223372036854775809", "9".repeat(400));
		Stream<String> odd = Stream.of("1.5", "1e3", "1.0", "1e999", "-0.1", "\"x\"", "true", "{}");
		return Stream.concat(
				Stream.concat(large, Stream.of("\"9223372036854775808\""))
					.map((number) -> arguments(document, member, number, range(member), read)),
				odd.map((number) -> arguments(document, member, number, whole(member), read)));
	}

	private static Arguments row(String document, String member, String number, String detail, Consumer<String> read) {
		return arguments(document, member, number, detail, read);
	}

	static Stream<Arguments> numbers() {
		Stream<Arguments> ports = Stream.of("0", "-1", "65536", "2147483648", "-2147483649", "4294967297")
			.map((number) -> row("GatewayConfig", "listen_port", number,
					number + " is not a port: it goes from 1 to 65535.", NumberTests::config));
		Stream<Arguments> statuses = Stream.of("2147483648", "-2147483649")
			.map((number) -> row("Problem", "status", number, range("status"), NumberTests::problem));
		return Stream
			.of(ports, statuses, cases("GatewayConfig", "listen_port", NumberTests::config),
					cases("Enrolment", "listen_port", NumberTests::enrolment),
					cases("Problem", "status", NumberTests::problem),
					cases("GatewayReport", "applied_revision", NumberTests::report),
					cases("GatewayReport", "age", NumberTests::report),
					cases("GatewayReport", "handshake_age", NumberTests::report),
					cases("GatewayReport", "received_bytes", NumberTests::report),
					cases("GatewayReport", "sent_bytes", NumberTests::report))
			.flatMap((some) -> some);
	}

	@ParameterizedTest
	@MethodSource("numbers")
	void readWhenANumberIsNotOneOfItsMemberNamesIt(String document, String member, String number, String message,
			Consumer<String> read) throws IOException {
		String text = Files.readString(GOLDEN.resolve(document + ".json"))
			.replaceFirst("\"" + member + "\"\\s*:\\s*\\d+", "\"" + member + "\": " + number);
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> read.accept(text)).withMessage(message);
	}

}
