package dev.wm.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.openapi.Compatibility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API as the last release described it still holds.
 */
class ApiCompatibilityTests extends ApiTestBase {

	private static final Path RELEASED = Path.of("src/test/resources/openapi-released.json");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	@Test
	void descriptionWhenComparedWithTheLastReleaseBreaksNothing() throws IOException {
		JsonNode now = this.admin.get(Api.OPENAPI).json();
		if (Boolean.getBoolean("openapi.release")) {
			// As maps, which are sorted: two releases are to differ only where the API
			// does.
			Files.writeString(RELEASED, JSON.writeValueAsString(JSON.treeToValue(now, Object.class)) + "\n");
		}
		assertThat(Compatibility.breaks(JSON.readTree(Files.readString(RELEASED)), now))
			.as("A client of the last release would fail. Undo it; or, if nobody uses that, accept it with "
					+ "-Dopenapi.release=true, which writes " + RELEASED + " anew, as every release does.")
			.isEmpty();
	}

	@Test
	void descriptionNamesWhatIsPolledAndHowToBeLetIn() {
		JsonNode api = this.admin.get(Api.OPENAPI).json();
		assertThat(api.path("openapi").asString()).isEqualTo("3.1.0");
		assertThat(api.path("paths").propertyNames()).contains(Api.CONFIG, Api.HEALTH, Api.SITES,
				Api.SITES + "/{domain}", Api.CHANGES);
		assertThat(api.at("/components/schemas/NewHost/required").valueStream().map(JsonNode::asString))
			.containsExactlyElementsOf(List.of("local_address", "name"));
		assertThat(api.at("/components/schemas/ProblemCode/enum").valueStream().map(JsonNode::asString))
			.contains("unauthenticated", "second_hub");
		assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
	}

}
