package dev.wm.registry;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Members at the limit that the OpenAPI document names, and beyond. What is sent beyond
 * it and done all the same would fail as undocumented too.
 */
class MemberLimitsApiTests extends ApiTestBase {

	@ParameterizedTest
	@CsvSource({ "label, 64", "valid_seconds, 2592000" })
	void postWhenAtTheLimitIsDoneAndBeyondRefused(String member, int limit) {
		this.admin.site("sheen");
		String path = member.equals("label") ? Api.CREDENTIALS : Api.ENROLMENT_TOKENS;
		assertThat(this.admin.post(path, body(member, limit)).status()).isEqualTo(201);
		assertThat(this.admin.post(path, body(member, limit + 1)).status()).isEqualTo(400);
	}

	private static String body(String member, int size) {
		return member.equals("label") ? "{\"kind\":\"viewer\",\"label\":\"" + "\u00e4".repeat(size) + "\"}"
				: "{\"site\":\"sheen\",\"valid_seconds\":" + size + "}";
	}

	@Test
	void postWhenBelowTheLeastLifetimeIsRefused() {
		this.admin.site("sheen");
		assertThat(this.admin.post(Api.ENROLMENT_TOKENS, body("valid_seconds", 60)).status()).isEqualTo(201);
		assertThat(this.admin.post(Api.ENROLMENT_TOKENS, body("valid_seconds", 59)).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			version     | 64
			applied_tag | 128
			lans        | 64
			products    | 16
			peers       | 5000
			repairs     | 100
			problems    | 100
			detail      | 500
			age         | 3162240000
			bytes       | 9223372036854775807
			""")
	void reportWhenAtTheLimitIsTakenAndBeyondRefused(String member, String limit) {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		Reply taken = gateway.call("PUT", Api.REPORT, report(member, limit));
		assertThat(taken.status()).as(taken.body()).isEqualTo(204);
		String beyond = new BigInteger(limit).add(BigInteger.ONE).toString();
		assertThat(gateway.call("PUT", Api.REPORT, report(member, beyond)).status()).isEqualTo(400);
	}

	private static String report(String member, String size) {
		String detail = member.equals("detail") ? text(size) : "x";
		String age = member.equals("age") ? size : "1";
		String bytes = member.equals("bytes") ? size : "1";
		String repair = "{'product':'names','detail':'" + detail + "','age':" + age + "}";
		String peer = "{'public_key':'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=','received_bytes':" + bytes
				+ ",'sent_bytes':1}";
		return ("{'version':'%s','applied_tag':'%s','lans':[%s],'uplinks':[],'products':[%s],"
				+ "'peers':[%s],'repairs':[%s],'problems':[%s]}")
			.formatted(member.equals("version") ? text(size) : "1", member.equals("applied_tag") ? text(size) : "t",
					list(member.equals("lans") ? size : "0", "'10.1.%d.0/24'"),
					list(member.equals("products") ? size : "0", "{'product':'names','state':'applied'}"),
					list(member.equals("peers") ? size : "1", peer),
					list(member.equals("repairs") ? size : "1", repair),
					list(member.equals("problems") ? size : "0", "'a problem'"))
			.replace('\'', '"');
	}

	private static String text(String size) {
		return "v".repeat(Integer.parseInt(size));
	}

	private static String list(String size, String item) {
		return IntStream.range(0, Integer.parseInt(size))
			.mapToObj((number) -> item.replace("%d", Integer.toString(number)))
			.collect(Collectors.joining(","));
	}

}
