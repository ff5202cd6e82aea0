package dev.wm.contract.v1;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemState;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.release.UpdateState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EnumTextTests {

	static Stream<Enum<?>> values() {
		return Stream
			.of(CheckOutcome.values(), HostPresence.values(), Severity.values(), CredentialKind.values(),
					DeviceType.values(), HostType.values(), Subsystem.values(), SubsystemState.values(),
					UpdateState.values())
			.flatMap(Stream::of);
	}

	// People read in messages what programs read in documents.
	@ParameterizedTest
	@MethodSource("values")
	void toStringWhenPrintedIsAsTheApiWritesIt(Enum<?> value) {
		assertThat(JsonMapper.shared().writeValueAsString(value)).isEqualTo("\"" + value + "\"");
	}

	@ParameterizedTest
	@CsvSource({ "MALFORMED_BODY,400,malformed_body", "UNAUTHENTICATED,401,unauthenticated", "FORBIDDEN,403,forbidden",
			"NOT_FOUND,404,not_found", "METHOD_NOT_ALLOWED,405,method_not_allowed", "NOT_ACCEPTABLE,406,not_acceptable",
			"NAME_TAKEN,409,name_taken", "PRECONDITION_FAILED,412,precondition_failed",
			"BODY_TOO_SLOW,408,body_too_slow", "KEY_REFUSED,409,key_refused", "TOO_MANY_REQUESTS,429,too_many_requests",
			"BODY_TOO_LARGE,413,body_too_large", "UNSUPPORTED_MEDIA_TYPE,415,unsupported_media_type",
			"SUBNET_REFUSED,422,subnet_refused", "TOO_MANY_ATTEMPTS,429,too_many_attempts", "INTERNAL,500,internal",
			"UNAVAILABLE,503,unavailable" })
	void problemCodeWhenSentHasItsStatusAndText(ProblemCode code, int status, String text) {
		assertThat(code.status()).isEqualTo(status);
		assertThat(code.text()).isEqualTo(text);
	}

}
