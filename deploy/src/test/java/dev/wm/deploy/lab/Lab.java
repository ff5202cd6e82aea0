package dev.wm.deploy.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The running lab, as a person at its keyboard has it. */
final class Lab implements AutoCloseable {

	/** How often the lab's gateways ask the registry. */
	static final Duration POLL = Duration.ofSeconds(1);

	/** The poll, and what two busy cores take to carry out what it brought. */
	static final Duration ONE_POLL = POLL.plusSeconds(4);

	static final List<String> GATEWAYS = List.of("hub", "sheen", "osrc");

	private static final boolean RUNNING = Boolean.getBoolean("wm.lab.running");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path repository = Path.of(Objects.requireNonNull(System.getProperty("wm.repository"),
			"The build sets wm.repository to the project's folder."));

	/**
	 * Starts the lab; its own checks have passed when this returns. With
	 * {@code -Dwm.lab.running=true} the one that is up already is used, and left up.
	 */
	static Lab up() {
		Lab lab = new Lab();
		if (RUNNING) {
			return lab;
		}
		Run run = Run.of(Duration.ofMinutes(8), "",
				List.of("env", "WM_LAB_POLL=" + POLL.toSeconds() + "s", lab.program(), "up"));
		System.out.println(run.succeeds().out());
		return lab;
	}

	private String program() {
		return this.repository.resolve("deploy/lab").toString();
	}

	Path repository() {
		return this.repository;
	}

	Run verb(String... words) {
		List<String> command = new ArrayList<>(List.of(program()));
		command.addAll(List.of(words));
		return Run.of(LIMIT, "", command);
	}

	/** Runs a command on a node and waits for its end. */
	Run on(String node, String... command) {
		return onWithInput(node, "", command);
	}

	Run onWithInput(String node, String input, String... command) {
		return Run.of(LIMIT, input, exec(node, command));
	}

	/** Starts a command on a node and returns at once. */
	Run.Running start(String node, String... command) {
		return Run.Running.start(exec(node, command));
	}

	private List<String> exec(String node, String... command) {
		List<String> whole = new ArrayList<>(List.of(program(), "exec", node, "--"));
		whole.addAll(List.of(command));
		return whole;
	}

	/** Runs a shell script on a node. */
	Run shell(String node, String script) {
		return on(node, "sh", "-c", script);
	}

	/** Runs wm where its owner has it. */
	Run wm(String... words) {
		List<String> command = new ArrayList<>(List.of("wm"));
		command.addAll(List.of(words));
		return on("admin", command.toArray(String[]::new));
	}

	JsonNode json(String... words) {
		return JSON.readTree(wm(words).succeeds().out());
	}

	/** The overlay address of a registered host. */
	String overlay(String name) {
		for (JsonNode host : json("list-hosts", "-o", "json")) {
			if (host.get("name").asString().equals(name)) {
				return host.get("overlay_address").asString();
			}
		}
		throw new AssertionError(name + " is not registered");
	}

	/** The overlay address of a site's gateway. */
	String gateway(String site) {
		for (JsonNode each : json("list-sites", "-o", "json")) {
			if (each.get("domain").asString().equals(site)) {
				return each.get("gateway").asString();
			}
		}
		throw new AssertionError(site + " does not exist");
	}

	/** The overlay address of whoever has that name: a host, a device or a gateway. */
	String address(String name) {
		JsonNode config = json("show-config");
		String label = name.substring(0, name.indexOf('.'));
		String domain = name.substring(name.indexOf('.') + 1);
		Stream<JsonNode> hosts = stream(config, "hosts").filter((host) -> text(host, "name").equals(name));
		Stream<JsonNode> devices = stream(config, "devices").filter((device) -> domain.equals("hub"))
			.filter((device) -> text(device, "name").equals(label));
		if (label.equals("gw")) {
			return gateway(domain);
		}
		return Stream.concat(hosts, devices)
			.map((member) -> text(member, "overlay_address"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(name + " is not registered"));
	}

	private static Stream<JsonNode> stream(JsonNode config, String list) {
		return StreamSupport.stream(config.get(list).spliterator(), false);
	}

	private static String text(JsonNode object, String member) {
		return object.get(member).asString();
	}

	List<String> dig(String node, String... question) {
		List<String> command = new ArrayList<>(List.of("dig", "+short", "+time=2", "+tries=1"));
		command.addAll(List.of(question));
		return on(node, command.toArray(String[]::new)).lines().stream().sorted().toList();
	}

	boolean pings(String node, String target) {
		return on(node, "ping", "-n", "-c", "1", "-W", "1", target).exit() == 0;
	}

	/** What the outside name server was asked so far. */
	String outsideQuestions() {
		return on("internet", "cat", log("internet-dns")).succeeds().out();
	}

	String log(String service) {
		return "/var/cache/wm-lab/log/" + service + ".log";
	}

	boolean inSync(int gateways) {
		JsonNode list = json("list", "-o", "json").get("gateways");
		int inSync = 0;
		for (JsonNode gateway : list) {
			if (gateway.get("in_sync").asBoolean() && gateway.get("problems").isEmpty()) {
				inSync++;
			}
		}
		return inSync == gateways;
	}

	/** Waits until every gateway has applied what the registry wants. */
	void settles() {
		eventually(Duration.ofSeconds(20), "every gateway is in sync", () -> inSync(GATEWAYS.size()));
	}

	/** Tries a condition again and again; the condition's own commands take the time. */
	static void eventually(Duration limit, String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + limit.toNanos();
		boolean holds = condition.getAsBoolean();
		while (!holds && System.nanoTime() < deadline) {
			holds = condition.getAsBoolean();
		}
		assertThat(holds).as("Within %s: %s", limit, what).isTrue();
	}

	@Override
	public void close() {
		if (!RUNNING) {
			try {
				keepLogs();
			}
			finally {
				verb("down").succeeds();
			}
		}
	}

	// They say why a test failed, and go with the lab.
	private void keepLogs() {
		Path logs = Path.of(Objects.requireNonNullElse(System.getenv("WM_LAB_DIR"), "/var/cache/wm-lab"), "log");
		Path kept = this.repository.resolve("deploy/target/lab-log");
		Run.of(LIMIT, "", List.of("cp", "-RT", logs.toString(), kept.toString())).succeeds();
	}

}
