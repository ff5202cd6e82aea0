package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The registry as {@code deploy/README.md} sets it up: Debian's Caddy in front of it with
 * the Caddyfile that ships, and Debian's PostgreSQL, which is there already, behind it.
 */
@Order(2)
class RegistryDeploymentIT {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", "..")).toAbsolutePath();

	private static final String TOKEN = "an-administrator-of-this-test";

	private static final String PASSWORD = "a-password-in-a-file";

	private static final String SERVER = "203.0.113.10";

	private static final String CLIENT = "198.51.100.7";

	private static final String AUTHORITY = "/var/lib/home/caddy/pki/authorities/local/root.crt";

	@TempDir
	private static Path folder;

	@TempDir
	private static Path other;

	private static Node machine;

	private static Calls admin;

	@BeforeAll
	static void start() throws IOException {
		machine = new Node("wm-registry", folder);
		for (String address : List.of(SERVER, CLIENT)) {
			machine.run("ip", "address", "add", address + "/32", "dev", "lo").succeeds();
		}
		startPostgres();
		startRegistry();
		startCaddy(machine, "wm.test");
		admin = new Calls(machine, "https://wm.test", TOKEN,
				List.of("--cacert", AUTHORITY, "--resolve", "wm.test:443:" + SERVER));
		Await.within(Node.LIMIT.multipliedBy(3), "the registry answers",
				() -> machine
					.shell("curl -fsS --cacert " + AUTHORITY + " --resolve wm.test:443:" + SERVER
							+ " https://wm.test/health/ready")
					.exit() == 0);
	}

	@AfterAll
	static void stop() {
		System.out.println(machine.printed());
		machine.close();
	}

	private static void startPostgres() throws IOException {
		String bin = machine.shell("ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1").succeeds().out().strip();
		machine.shell("install -d -o postgres -m 0700 /var/lib/wm-test-postgres /run/postgresql").succeeds();
		machine
			.run("runuser", "-u", "postgres", "--", bin + "/initdb", "--auth-host=scram-sha-256", "--auth-local=peer",
					"--no-sync", "-D", "/var/lib/wm-test-postgres")
			.succeeds();
		machine.serve(Map.of(), "runuser", "-u", "postgres", "--", bin + "/postgres", "-D", "/var/lib/wm-test-postgres",
				"-k", "/run/postgresql", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off");
		Await.within(Node.LIMIT, "PostgreSQL answers",
				() -> machine.run(bin + "/pg_isready", "-q", "-h", "127.0.0.1").exit() == 0);
		// As the page has it.
		machine
			.runWithInput(PASSWORD + "\n" + PASSWORD + "\n", "runuser", "-u", "postgres", "--", "createuser",
					"--pwprompt", "wm")
			.succeeds();
		machine.run("runuser", "-u", "postgres", "--", "createdb", "--owner=wm", "wm").succeeds();
	}

	private static void startRegistry() throws IOException {
		machine.runWithInput(PASSWORD, "sh", "-c",
				"install -d -m 0700 /etc/wm-registry/secrets && umask 077 && cat >/etc/wm-registry/secrets/spring.datasource.password")
			.succeeds();
		Map<String, String> settings = new HashMap<>(Map.of("WM_REGISTRY_TOKEN", TOKEN, "WM_PUBLIC_URL",
				"https://wm.test", "WM_BACKUP_DAYS", "1", "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
		// The page's own lines.
		Files.readString(REPOSITORY.resolve("deploy/README.md"))
			.lines()
			.filter((line) -> line.startsWith("SPRING_"))
			.map((line) -> line.split("=", 2))
			.forEach((setting) -> settings.put(setting[0], setting[1]));
		assertThat(settings).containsKeys("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME",
				"SPRING_CONFIG_IMPORT");
		machine.serve(settings, REPOSITORY.resolve("registry/target/wm-registry/bin/wm-registry").toString());
	}

	private static void startCaddy(Node node, String domain) throws IOException {
		String program = CommandResult
			.of(Node.LIMIT.multipliedBy(5), "",
					List.of(REPOSITORY.resolve("deploy/lab.d/debian-program.sh").toString(), "caddy", "caddy"))
			.succeeds()
			.out()
			.strip();
		node.serve(
				Map.of("WM_DOMAIN", domain, "WM_TLS", "internal", "XDG_DATA_HOME", "/var/lib/home", "XDG_CONFIG_HOME",
						"/var/lib/home"),
				program, "run", "--adapter", "caddyfile", "--config",
				REPOSITORY.resolve("deploy/registry/Caddyfile").toString());
	}

	private static String key() {
		return machine.shell("wg genkey | wg pubkey").succeeds().out().strip();
	}

	@Test
	void databaseWhenItIsAnExistingPostgresqlHasTheMeshAndThePasswordStaysInItsFile() {
		admin.post("/api/v1/sites", "{\"domain\":\"kept\"}");
		assertThat(machine.run("runuser", "-u", "postgres", "--", "psql", "-At", "-c", "SELECT domain FROM site", "wm")
			.succeeds()
			.lines()).contains("kept");
		assertThat(machine.run("ls", "/var/lib/wm-registry").succeeds().lines())
			.noneMatch((file) -> file.startsWith("postgresql"));
		assertThat(machine.shell("cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr '\\0' '\\n'").out())
			.contains("SPRING_DATASOURCE_USERNAME=wm")
			.doesNotContain(PASSWORD);
	}

	@Test
	void addressWhenAClientForgesHeadersIsTheOneThatItCallsFrom() {
		admin.post("/api/v1/sites", "{\"domain\":\"sheen\"}");
		Calls gateway = admin.gateway("sheen", key()).with("--interface", CLIENT);
		gateway.with("-H", "X-Forwarded-For: 192.0.2.66")
			.with("-H", "CF-Connecting-IP: 192.0.2.67")
			.with("-H", "Forwarded: for=192.0.2.68")
			.get("/config");
		Await.within(Node.LIMIT, "the address is known",
				() -> admin.state("sheen").path("public_address").asString("").equals(CLIENT));
	}

	@Test
	void pollWhenHeldBehindTheProxyIsAnsweredAtTheChange() {
		admin.post("/api/v1/sites", "{\"domain\":\"osrc\"}");
		Calls gateway = admin.gateway("osrc", key());
		String tag = gateway.response("/config")
			.lines()
			.filter((line) -> line.startsWith("etag: "))
			.findFirst()
			.orElseThrow()
			.replaceFirst("etag: ", "If-None-Match: ");
		Calls poll = gateway.with("-H", tag).with("-H", "Prefer: wait=50");
		CompletableFuture<String> response = CompletableFuture.supplyAsync(() -> poll.response("/config"));
		Await.within(Node.LIMIT, "the poll is held",
				() -> admin.text("/metrics").contains("\nwm_held_polls 1.0\n") || response.isDone());
		assertThat(response).isNotDone();
		admin.post("/api/v1/hosts", "{\"name\":\"server.osrc\",\"local_address\":\"192.168.1.10\"}");
		assertThat(response.join()).startsWith("HTTP/2 200").contains("server.osrc");
	}

	// As events of a server would.
	@Test
	void partsWhenSentOneByOneArriveOneByOne() throws IOException {
		try (Node slow = new Node("slow", other)) {
			slow.shell("mkfifo /run/parts").succeeds();
			slow.serve(Map.of(), "sh", "-c",
					"{ printf 'HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\nfirst\\n'; cat /run/parts; } | nc -l 127.0.0.1 8099");
			startCaddy(slow, "wm.test");
			slow.serve(Map.of(), "sh", "-c", "until curl -fsSN --cacert " + AUTHORITY
					+ " --resolve wm.test:443:127.0.0.1 -o /run/received https://wm.test/; do sleep 0.2; done");
			Await.within(Node.LIMIT, "the first part is there",
					() -> slow.shell("cat /run/received").out().equals("first\n"));
			slow.shell("printf 'second\\n' >/run/parts").succeeds();
			Await.within(Node.LIMIT, "the second part is there",
					() -> slow.shell("cat /run/received").out().equals("first\nsecond\n"));
		}
	}

}
