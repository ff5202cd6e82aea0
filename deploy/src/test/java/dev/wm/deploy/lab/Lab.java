package dev.wm.deploy.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running lab, driven as a person at its keyboard does: with the verbs of
 * {@code deploy/lab}, and with {@code wm} on the node {@code admin}.
 */
final class Lab {

	/** The gateways' poll interval. */
	static final Duration POLL = Duration.ofSeconds(1);

	/** One poll, and what it takes to apply what it brought. */
	static final Duration ONE_POLL = POLL.plusSeconds(4);

	/** For what takes no more than a moment. */
	static final Duration MOMENT = Duration.ofSeconds(15);

	static final List<String> GATEWAYS = List.of("hub", "sheen", "osrc");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path repository;

	private final Path folder;

	/**
	 * A lab that may not be up yet.
	 * @param repository the project's folder
	 * @param folder the lab's own folder, which also is its identity
	 */
	Lab(Path repository, Path folder) {
		this.repository = repository;
		this.folder = folder;
	}

	/** Starts it; its own checks have passed when this returns. */
	void up() {
		CommandResult up = run(Duration.ofMinutes(15), "", "env", "WM_LAB_POLL=" + POLL.toSeconds() + "s", program(),
				"up");
		System.out.println(up.succeeds().out());
	}

	/** Takes it down, and keeps its logs in a folder. */
	void down(Path logs) {
		try {
			CommandResult.of(LIMIT, "", List.of("mkdir", "-p", logs.toString())).succeeds();
			CommandResult.of(LIMIT, "", List.of("cp", "-RT", file("log").toString(), logs.toString())).succeeds();
		}
		finally {
			verb("down").succeeds();
		}
	}

	private String program() {
		return this.repository.resolve("deploy/lab").toString();
	}

	Path repository() {
		return this.repository;
	}

	/** A file in the lab's folder, on the machine that the lab runs on. */
	Path file(String path) {
		return this.folder.resolve(path);
	}

	/** Runs a command on the machine that the lab runs on, for this lab. */
	CommandResult run(Duration limit, String input, String... command) {
		return CommandResult.of(limit, input, here(command));
	}

	private List<String> here(String... command) {
		return Stream.concat(Stream.of("env", "WM_LAB_DIR=" + this.folder), Stream.of(command)).toList();
	}

	CommandResult verb(String... words) {
		return run(LIMIT, "", Stream.concat(Stream.of(program()), Stream.of(words)).toArray(String[]::new));
	}

	/** Runs a command on a node and waits for its end. */
	CommandResult on(String node, String... command) {
		return onWithInput(node, "", command);
	}

	CommandResult onWithInput(String node, String input, String... command) {
		return onWithin(LIMIT, node, input, command);
	}

	CommandResult onWithin(Duration limit, String node, String input, String... command) {
		return CommandResult.of(limit, input, exec(node, command));
	}

	/** Starts a command on a node and returns at once. */
	RunningCommand start(String node, String... command) {
		return RunningCommand.start(exec(node, command));
	}

	private List<String> exec(String node, String... command) {
		return Stream.concat(here(program(), "exec", node, "--").stream(), Stream.of(command)).toList();
	}

	/** Runs a shell script on a node. */
	CommandResult shell(String node, String script) {
		return on(node, "sh", "-c", script);
	}

	/** Runs {@code wm} on the node admin. */
	CommandResult wm(String... words) {
		return on("admin", Stream.concat(Stream.of("wm"), Stream.of(words)).toArray(String[]::new));
	}

	JsonNode json(String... words) {
		return JSON.readTree(wm(words).succeeds().out());
	}

	/**
	 * What the registry answers to a GET, with the token that {@code wm} keeps on the
	 * node admin. That takes a fraction of what a command of {@code wm} takes.
	 */
	private JsonNode get(String path) {
		return JSON.readTree(call(path));
	}

	/** Sends the registry a POST, with the same token. */
	void post(String path, String json) {
		call(path, "-H", "Content-Type: application/json", "-d", json);
	}

	private String call(String path, String... options) {
		return on("admin", Stream.concat(Stream.of("sh", "-c", """
				. "$XDG_CONFIG_HOME"/wm/172-30.env
				path=$1
				shift
				printf 'header = "Authorization: Bearer %s"\\n' "$REGISTRY_TOKEN" |
				  curl -sSf -m 30 -K - "$@" "$REGISTRY_URL$path\"""", "sh", path), Stream.of(options))
			.toArray(String[]::new)).succeeds().out();
	}

	/** How many polls the registry holds at this moment. */
	int heldPolls() {
		return call("/metrics").lines()
			.filter((line) -> line.startsWith("wm_held_polls "))
			.mapToInt((line) -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
			.sum();
	}

	/** The state of every gateway, as the registry has it. */
	JsonNode gateways() {
		return get("/api/v1/gateways").get("items");
	}

	boolean isInSync(String site) {
		return gateways().valueStream().anyMatch((gateway) -> text(gateway, "site").equals(site) && isInSync(gateway));
	}

	private static boolean isInSync(JsonNode gateway) {
		return gateway.get("in_sync").asBoolean() && gateway.path("problems").isEmpty();
	}

	/** The overlay address of a registered host. */
	String overlay(String name) {
		return overlay(stream(get("/config"), "hosts"), name);
	}

	private static String overlay(Stream<JsonNode> members, String name) {
		return members.filter((member) -> text(member, "name").equals(name))
			.map((member) -> text(member, "overlay_address"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(name + " is not registered"));
	}

	/** The overlay address of a site's gateway. */
	String gateway(String site) {
		return stream(get("/config"), "sites").filter((each) -> text(each, "domain").equals(site))
			.map((each) -> text(each, "gateway"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(site + " does not exist"));
	}

	/** The overlay address of a host, a device or a gateway, by its name. */
	String address(String name) {
		String label = name.substring(0, name.indexOf('.'));
		String domain = name.substring(name.indexOf('.') + 1);
		if (label.equals("gw")) {
			return gateway(domain);
		}
		JsonNode config = get("/config");
		boolean isDevice = stream(config, "devices").anyMatch((device) -> text(device, "name").equals(label));
		return (isDevice && domain.equals("hub")) ? overlay(stream(config, "devices"), label)
				: overlay(stream(config, "hosts"), name);
	}

	private static Stream<JsonNode> stream(JsonNode config, String list) {
		return config.path(list).valueStream();
	}

	private static String text(JsonNode object, String member) {
		return object.get(member).asString();
	}

	/** The responses of the node's name server, sorted. */
	List<String> dig(String node, String... query) {
		List<String> command = new ArrayList<>(List.of("dig", "+short", "+time=5", "+tries=2"));
		command.addAll(List.of(query));
		return on(node, command.toArray(String[]::new)).lines().stream().sorted().toList();
	}

	/**
	 * Whether a ping is answered, for a condition that is awaited: it tries for a second.
	 */
	boolean pings(String node, String target) {
		return ping(node, target, 1);
	}

	/** Whether a ping is answered, where it has to be: a busy machine has ten seconds. */
	boolean reaches(String node, String target) {
		return ping(node, target, 10);
	}

	private boolean ping(String node, String target, int seconds) {
		return on(node, "ping", "-n", "-c", "1", "-W", seconds + "", target).exit() == 0;
	}

	/** Waits until something listens on a TCP port of a node. */
	void listens(String node, int port) {
		Await.within(MOMENT, "something listens on port " + port + " of " + node,
				() -> !on(node, "ss", "-Hltn", "sport = :" + port).out().isBlank());
	}

	/** The log of the name server outside the mesh: every name that it was asked for. */
	String outsideQueries() {
		return log("internet-dns");
	}

	/** A service's log so far. */
	String log(String service) {
		return run(LIMIT, "", "cat", file("log/" + service + ".log").toString()).succeeds().out();
	}

	/** Waits until every gateway has applied its configuration. */
	void settles() {
		Await.within(Duration.ofSeconds(30), "every gateway is in sync",
				() -> gateways().valueStream().filter(Lab::isInSync).count() == GATEWAYS.size());
	}

}
