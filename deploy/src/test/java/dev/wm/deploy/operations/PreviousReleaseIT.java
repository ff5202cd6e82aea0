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
 * The release before this one, which an upgrade meets: its registry with an agent of each
 * release, then this registry in its place. It is built once and kept, see
 * {@code deploy/lab.d/previous-release.sh}.
 */
@Order(1)
class PreviousReleaseIT {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", "..")).toAbsolutePath();

	private static final Path REGISTRY = REPOSITORY.resolve("registry/target/wm-registry/bin/wm-registry");

	private static final Path AGENT = REPOSITORY.resolve("gateway-agent/target/wm-gateway/bin/wm-gateway");

	private static Path previousRegistry = REGISTRY;

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
		previousRegistry = Path.of(built, "registry/bin/wm-registry");
		previousAgent = Path.of(built, "gateway-agent/bin/wm-gateway");
		assertThat(previousRegistry).isExecutable();
		assertThat(previousAgent).isExecutable();
	}

	// The agent of this release with the registry before, then the agent before with this
	// registry, which takes over the other's data.
	@Test
	void upgradeWhenRegistryAndAgentsAreOfTwoReleasesKeepsTheMesh() throws IOException {
		try (TwoSites mesh = new TwoSites(this.folder, previousRegistry, previousAgent, AGENT)) {
			works(mesh, "before", "192.168.1.10");
			mesh.upgradeRegistry(REGISTRY);
			works(mesh, "after", "192.168.1.11");
			JsonNode check = mesh.admin.post("/api/v1/deep-checks", "");
			String path = "/api/v1/deep-checks/" + check.path("id").asLong();
			Await.within(Node.LIMIT, "the deep check is over", () -> mesh.admin.get(path).path("done").asBoolean());
			assertThat(mesh.admin.get(path).path("answered").asInt()).as(mesh.printed()).isEqualTo(2);
		}
	}

	private static void works(TwoSites mesh, String host, String address) {
		try {
			mesh.awaitInSync();
			mesh.awaitPackets();
			mesh.addHost(host, address);
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
