package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The agent of the release before this one, which an upgrade meets: beside this release's
 * agent, with this registry. It is built once and kept, see
 * {@code deploy/lab.d/previous-release.sh}. The other way round, a registry takes a
 * report without the members that it does not know.
 */
@Order(1)
class PreviousReleaseIT {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", "..")).toAbsolutePath();

	private static final Path REGISTRY = REPOSITORY.resolve("registry/target/wm-registry/bin/wm-registry");

	private static final Path AGENT = REPOSITORY.resolve("gateway-agent/target/wm-gateway/bin/wm-gateway");

	private static Path previousAgent = AGENT;

	@TempDir
	private Path folder;

	@BeforeAll
	static void build() {
		String built = CommandResult
			.of(Duration.ofMinutes(15), "", List.of(REPOSITORY.resolve("deploy/lab.d/previous-release.sh").toString()))
			.succeeds()
			.lines()
			.getLast();
		previousAgent = Path.of(built, "gateway-agent/bin/wm-gateway");
		assertThat(previousAgent).isExecutable();
	}

	@Test
	void registryWhenOneAgentIsOfTheReleaseBeforeServesBoth() throws IOException {
		try (TwoSites mesh = new TwoSites(this.folder, REGISTRY, previousAgent, AGENT)) {
			works(mesh);
			JsonNode check = mesh.admin.post("/api/v1/deep-checks", "");
			String path = "/api/v1/deep-checks/" + check.path("id").asLong();
			Await.within(Node.LIMIT, "the deep check is over", () -> mesh.admin.get(path).path("done").asBoolean());
			assertThat(mesh.admin.get(path).path("answered").asInt()).as(mesh.printed()).isEqualTo(2);
		}
	}

	private static void works(TwoSites mesh) {
		try {
			mesh.awaitInSync();
			mesh.awaitPackets();
			mesh.addHost();
			mesh.awaitInSync();
			Await.within(Node.LIMIT, "there is no error", () -> errors(mesh).isEmpty());
		}
		catch (AssertionError ex) {
			throw new AssertionError(ex.getMessage() + "\n" + errors(mesh) + "\n" + mesh.printed(), ex);
		}
	}

	private static List<JsonNode> errors(TwoSites mesh) {
		return mesh.admin.get("/api/v1/checks")
			.path("items")
			.valueStream()
			.filter((finding) -> finding.path("severity").asString().equals("error"))
			.toList();
	}

}
