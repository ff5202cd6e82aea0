package dev.wm.registry.json;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.v1.host.HostType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrictJsonTests {

	private static final JsonMapper JSON = mapper();

	private static JsonMapper mapper() {
		JsonMapper.Builder builder = JsonMapper.builder();
		StrictJson.apply(builder);
		return builder.build();
	}

	@Test
	void readWhenEveryMemberIsOfItsTypeReadsThem() {
		assertThat(JSON.readValue("""
				{"text":"a","type":"isolated","port":5,"address":"10.0.0.1","number":1,"large":2,"flag":true,
				"ratio":1,"time":"2026-03-01T12:00:00.5+01:00","list":["b"],"inner":{"text":""}}""", Every.class))
			.isEqualTo(new Every("a", HostType.ISOLATED, Port.of(5), IpAddress.parse("10.0.0.1"), 1, 2L, true, 1.0,
					Instant.parse("2026-03-01T11:00:00.5Z"), List.of("b"),
					new Every("", null, null, null, 0, null, false, null, null, null, null)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"type\":1", "\"type\":0", "\"type\":\"1\"", "\"type\":\"\"", "\"type\":\" isolated\"",
			"\"type\":\"isolated\\u0000\"", "\"type\":\"Isolated\"", "\"type\":\"ISOLATED\"", "\"type\":true",
			"\"type\":1.0", "\"type\":[\"isolated\"]", "\"type\":[]", "\"type\":{}", "\"type\":{\"isolated\":1}",
			"\"text\":1", "\"text\":1.5", "\"text\":true", "\"text\":[\"a\"]", "\"text\":[]", "\"text\":{}",
			"\"port\":\"5\"", "\"port\":\"\"", "\"port\":5.0", "\"port\":5e0", "\"port\":true", "\"port\":[5]",
			"\"port\":{}", "\"port\":{\"number\":5}", "\"address\":1", "\"address\":\"\"", "\"address\":{\"bits\":1}",
			"\"address\":[\"10.0.0.1\"]", "\"number\":\"1\"", "\"number\":\"\"", "\"number\":1.0", "\"number\":1e2",
			"\"number\":true", "\"number\":[1]", "\"number\":2147483648", "\"large\":\"1\"", "\"large\":\"\"",
			"\"large\":1.0", "\"large\":9223372036854775808", "\"large\":false", "\"flag\":1", "\"flag\":0",
			"\"flag\":\"true\"", "\"flag\":\"\"", "\"flag\":[true]", "\"ratio\":\"1\"", "\"ratio\":\"NaN\"",
			"\"ratio\":\"Infinity\"", "\"ratio\":\"\"", "\"ratio\":true", "\"ratio\":NaN", "\"ratio\":[1.5]",
			"\"time\":0", "\"time\":1.5", "\"time\":\"0\"", "\"time\":\"\"", "\"time\":\" 2026-03-01T12:00:00Z\"",
			"\"time\":\"2026-03-01T12:00:00\"", "\"time\":\"2026-03-01\"", "\"time\":\"2026-02-30T12:00:00Z\"",
			"\"time\":\"2026-03-01T24:00:00Z\"", "\"time\":\"2026-03-01T12:00:60Z\"",
			"\"time\":\"2026-03-01t12:00:00z\"", "\"time\":\"+12026-03-01T12:00:00Z\"",
			"\"time\":\"Sun, 01 Mar 2026 12:00:00 GMT\"", "\"time\":[2026,3,1]", "\"list\":\"a\"", "\"list\":\"\"",
			"\"list\":{}", "\"list\":[1]", "\"list\":[true]", "\"list\":{\"0\":\"a\"}", "\"inner\":\"\"",
			"\"inner\":[]", "\"inner\":1", "\"unknown\":1", "\"Text\":\"a\"", "\"text\":\"a\",\"text\":\"a\"",
			"\"inner\":{\"text\":\"a\",\"text\":\"b\"}", "\"text\":\"a\",", "'text':\"a\"", "text:\"a\"",
			"\"number\":01", "\"number\":+1", "\"number\":0x1", "/* a */", "\"text\":\"a\nb\"" })
	void readWhenAMemberIsNotAsDocumentedIsRefused(String member) {
		assertRefused("{" + member + "}");
	}

	// Jackson takes a text of spaces for null, even where it refuses an empty one.
	@ParameterizedTest
	@ValueSource(strings = { "type", "port", "address", "number", "large", "flag", "ratio", "time", "list", "inner" })
	void readWhenAMemberIsATextOfSpacesIsRefused(String member) {
		assertRefused("{\"" + member + "\":\" \"}");
		assertRefused("{\"" + member + "\":\"\\t\\n\"}");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{} {}", "{}1", "{}]", "[{}]", "[]", "\"\"", "\"x\"", "1", "true", "", " ", "{", "\ufeff[]" })
	void readWhenTheDocumentIsNotOneObjectIsRefused(String json) {
		assertRefused(json);
	}

	@Test
	void timestampWhenReadFromAQueryFollowsTheSameRule() {
		assertThat(Timestamp.parse("2026-03-01T12:00:00Z")).isEqualTo("2026-03-01T12:00:00Z");
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Timestamp.parse(""));
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Timestamp.parse("1700000000"));
	}

	private static void assertRefused(String json) {
		assertThatExceptionOfType(JacksonException.class).as(json).isThrownBy(() -> JSON.readValue(json, Every.class));
	}

	private record Every(@Nullable String text, @Nullable HostType type, @Nullable Port port,
			@Nullable IpAddress address, int number, @Nullable Long large, boolean flag, @Nullable Double ratio,
			@Nullable Instant time, @Nullable List<String> list, @JsonProperty("inner") @Nullable Every inner) {
	}

}
