package dev.wm.registry.openapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import dev.wm.registry.testing.ApiContract;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RequestMakerTests {

	private static final int REQUESTS = 3_000;

	@Test
	void nextMakesValidRequestsAndBrokenOnes() throws IOException {
		JsonNode api = JsonMapper.shared()
			.readTree(Files.readString(Path.of("src/test/resources/openapi-released.json")));
		RequestMaker maker = new RequestMaker(api, new Random(1));
		int broken = 0;
		for (int number = 0; number < REQUESTS; number++) {
			RequestMaker.Made made = maker.next();
			List<String> errors = ApiContract.requestErrors(api, request(made));
			if (made.valid()) {
				assertThat(errors).as(made.toString()).isEmpty();
			}
			else if (!errors.isEmpty()) {
				broken++;
			}
		}
		assertThat(broken).isGreaterThan(REQUESTS / 4);
	}

	private static HttpRequest request(RequestMaker.Made made) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://wm.invalid" + made.path()))
			.method(made.method(), BodyPublishers.ofString(made.body()));
		made.headers().forEach(request::header);
		return request.build();
	}

}
