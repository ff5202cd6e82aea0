package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * The compose file as Docker's own program reads it, {@code docker compose} or the older
 * {@code docker-compose}. No container is started.
 */
class ComposeTests {

	private static final Path DEPLOYMENT = Path.of(System.getProperty("wm.repository", ".."), "deploy/registry");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String PASSWORD = "not-for-anybody-else";

	private static List<String> program = List.of();

	@TempDir
	private static Path folder;

	private static CommandResult usual;

	@BeforeAll
	static void read() throws IOException {
		program = Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
			.filter((words) -> CommandResult.of(LIMIT, "", List.of("sh", "-c", String.join(" ", words) + " version"))
				.exit() == 0)
			.findFirst()
			.orElse(List.of());
		assumeFalse(program.isEmpty(), "Neither docker compose nor docker-compose is here: apt install docker-compose");
		Files.copy(DEPLOYMENT.resolve("compose.yaml"), folder.resolve("compose.yaml"));
		Files.copy(DEPLOYMENT.resolve("env.example"), folder.resolve(".env"));
		Files.createDirectory(folder.resolve("secrets"));
		Files.writeString(folder.resolve("secrets/database-password"), PASSWORD);
		Files.writeString(folder.resolve("secrets/tunnel-token"), PASSWORD);
		usual = config(Map.of("COMPOSE_PROFILES", "caddy,tunnel")).succeeds();
	}

	@Test
	void servicesWhenAProfileIsChosenAreThoseOfIt() {
		Map<String, List<String>> profiles = services(usual).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (service) -> service.getValue().texts("profiles")));
		assertThat(profiles).isEqualTo(Map.of("registry", List.of(), "database", List.of(), "caddy", List.of("caddy"),
				"tunnel", List.of("tunnel")));
	}

	@Test
	void servicesWhenReadAreConfinedAndWatched() {
		services(usual).forEach((name, service) -> {
			assertThat(service.text("read_only")).as(name).isEqualTo("true");
			assertThat(service.texts("cap_drop")).as(name).containsExactly("ALL");
			assertThat(service.texts("security_opt")).as(name).containsExactly("no-new-privileges:true");
			assertThat(service.text("restart")).as(name).isEqualTo("unless-stopped");
			// The registry's is in its Dockerfile.
			assertThat(service.has("healthcheck")).as(name).isEqualTo(!name.equals("registry"));
			assertThat(service.has("user")).as(name).isEqualTo(!name.equals("caddy"));
			assertThat(service.texts("cap_add")).as(name)
				.isEqualTo(name.equals("caddy") ? List.of("NET_BIND_SERVICE") : List.of());
		});
	}

	@Test
	void portsAndProxiesWhenSetAreThoseAndLoopbackOtherwise() {
		assertThat(addresses(services(usual)))
			.isEqualTo(Map.of("registry", List.of("127.0.0.1"), "caddy", List.of("127.0.0.1", "127.0.0.1")));
		assertProxies(usual, "10.255.87.0/28");
		CommandResult other = config(
				Map.of("COMPOSE_PROFILES", "caddy", "WM_BIND", "0.0.0.0", "WM_PROXY_NETWORK", "10.9.9.0/24"))
			.succeeds();
		assertThat(addresses(services(other)))
			.isEqualTo(Map.of("registry", List.of("127.0.0.1"), "caddy", List.of("0.0.0.0", "0.0.0.0")));
		assertProxies(other, "10.9.9.0/24");
	}

	private static void assertProxies(CommandResult config, String network) {
		Yaml document = Yaml.parse(config.out());
		assertThat(document.text("services", "registry", "environment", "WM_TRUSTED_PROXIES")).isEqualTo(network);
		assertThat(document.at("networks", "proxy", "ipam").items("config").map((one) -> one.text("subnet")))
			.containsExactly(network);
		assertThat(document.text("networks", "database", "internal")).isEqualTo("true");
	}

	@Test
	void secretsWhenReadAreFilesAndNoneIsInTheConfiguration() {
		assertThat(usual.out()).doesNotContain(PASSWORD);
		Yaml document = Yaml.parse(usual.out());
		document.members("secrets").forEach((name, secret) -> assertThat(secret.text("file")).endsWith("/" + name));
		document.members("services")
			.values()
			.stream()
			.filter((service) -> service.has("environment"))
			.flatMap((service) -> service.members("environment").keySet().stream())
			.forEach((name) -> assertThat(name).matches("(?!.*(PASSWORD|TOKEN|SECRET)$).*"));
		assertThat(document.at("services", "registry").items("secrets").map((secret) -> secret.text("target")))
			.allMatch((target) -> target.endsWith("spring.datasource.password"))
			.hasSize(1);
	}

	@Test
	void configurationWhenTheDomainIsMissingIsRefusedWithWhatToDo() {
		CommandResult refused = config(Map.of("WM_DOMAIN", ""));
		assertThat(refused.exit()).isNotZero();
		assertThat(refused.err()).contains("set it in .env");
	}

	private static Map<String, Yaml> services(CommandResult config) {
		return Yaml.parse(config.out()).members("services");
	}

	// Written as address:port:port by the older program, as a map by the newer one.
	private static Map<String, List<String>> addresses(Map<String, Yaml> services) {
		return services.entrySet()
			.stream()
			.filter((service) -> service.getValue().has("ports"))
			.collect(Collectors.toMap(Map.Entry::getKey,
					(service) -> service.getValue()
						.items("ports")
						.map((port) -> port.has("host_ip") ? port.text("host_ip") : port.text().split(":", -1)[0])
						.toList()));
	}

	private static CommandResult config(Map<String, String> settings) {
		List<String> command = new ArrayList<>(List.of("env", "-C", folder.toString()));
		settings.forEach((name, value) -> command.add(name + "=" + value));
		command.addAll(program);
		command.add("config");
		return CommandResult.of(LIMIT, "", command);
	}

}
