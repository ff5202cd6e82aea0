package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who shows too many wrong tokens has to wait, and nobody else.
 */
class AttemptApiTests extends ApiTestBase {

	@ParameterizedTest
	@CsvSource({ Api.CONFIG + ", 198.51.100.7", Api.SITES + ", 198.51.100.8", Api.HEALTH + ", 198.51.100.9" })
	void callWithWrongTokensIsTurnedAwayInTheEnd(String path, String address) {
		ApiClient wrong = this.admin.as("wm_gw_wrong").from(address);
		Reply reply = wrong.get(path);
		int calls = 1;
		// One more is allowed each second that this takes.
		while (reply.status() != 429 && calls < 2_000) {
			reply = wrong.get(path);
			calls++;
		}
		assertThat(calls).isGreaterThan(20);
		assertThat(reply.status()).isEqualTo(429);
		assertThat(reply.text("code")).isEqualTo("too_many_attempts");
		assertThat(reply.header("Retry-After")).isEqualTo("1");
		assertThat(this.admin.from(address).get(path).status()).isEqualTo(200);
		assertThat(wrong.from("203.0.113.1").get(Api.SITES).status()).isEqualTo(401);
		// Without a token nobody guesses.
		assertThat(this.admin.as("").from(address).get(Api.HEALTH).status()).isEqualTo(200);
	}

}
