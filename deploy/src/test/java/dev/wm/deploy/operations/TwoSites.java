package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wm.deploy.process.Await;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry and the gateways of the sites {@code sheen} and {@code osrc}, on an internet
 * of one cable each, with real WireGuard.
 */
final class TwoSites implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static final String TOKEN = "an-administrator-of-this-test";

	private final Node registry;

	private final Node sheen;

	private final Node osrc;

	private @Nullable Process running;

	/** The calls of the administrator. */
	final Calls admin;

	/**
	 * Starts all three and enrols both gateways.
	 * @param folder an empty folder
	 * @param registry the registry's program
	 * @param sheen the agent's program at one site
	 * @param osrc the agent's program at the other
	 */
	TwoSites(Path folder, Path registry, Path sheen, Path osrc) throws IOException {
		this.registry = node(folder, "registry");
		this.sheen = node(folder, "sheen");
		this.osrc = node(folder, "osrc");
		this.admin = new Calls(this.registry, "http://203.0.113.1:8099", TOKEN, List.of());
		try {
			this.registry
				.shell("ip link add internet type bridge && ip link set internet up"
						+ " && ip address add 203.0.113.1/24 dev internet")
				.succeeds();
			connect(this.sheen, "203.0.113.11");
			connect(this.osrc, "203.0.113.12");
			serve(registry);
			enrol(this.sheen, "sheen", "203.0.113.11", sheen);
			enrol(this.osrc, "osrc", "203.0.113.12", osrc);
		}
		catch (IOException | AssertionError ex) {
			String printed = printed();
			close();
			throw new AssertionError(ex.getMessage() + "\n" + printed, ex);
		}
	}

	private void serve(Path program) throws IOException {
		this.running = this.registry.serve(Map.of("WM_REGISTRY_ADDRESS", "203.0.113.1", "WM_REGISTRY_TOKEN", TOKEN,
				"WM_PUBLIC_URL", "http://203.0.113.1:8099", "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"),
				program.toString());
		Await.within(LIMIT, "the registry answers",
				() -> !runs() || this.registry.run("curl", "-fsS", "http://203.0.113.1:8099/health/ready").exit() == 0);
		assertThat(runs()).as("the registry runs").isTrue();
	}

	private boolean runs() {
		return this.running != null && this.running.isAlive();
	}

	private static Node node(Path folder, String name) throws IOException {
		return new Node(name, Files.createDirectory(folder.resolve(name)));
	}

	// A site's LAN has another machine, without which it would be none.
	private void connect(Node gateway, String address) {
		String end = "e" + address.replaceFirst(".*\\.", "");
		gateway.cable("eth0", this.registry, end);
		this.registry.run("ip", "link", "set", end, "master", "internet").succeeds();
		gateway.cable("lan", this.registry, end + "lan");
		gateway
			.shell("ip address add " + address + "/24 dev eth0 && ip address add 192.168.1.250/24 dev lan"
					+ " && ip route add default via 203.0.113.1 && printf '' >/etc/resolv.conf")
			.succeeds();
	}

	private void enrol(Node gateway, String site, String address, Path agent) throws IOException {
		this.admin.post("/api/v1/sites", "{\"domain\":\"" + site + "\",\"endpoint\":\"" + address + ":51820\"}");
		gateway
			.runWithInput(
					"WM_REGISTRY_URL=http://203.0.113.1:8099\nWM_REGISTRY_TOKEN=" + this.admin.enrolmentToken(site)
							+ "\nWM_POLL_INTERVAL=1s\n",
					"sh", "-c", "mkdir -p /etc/wm && umask 077 && cat >/etc/wm/gateway.env")
			.succeeds();
		gateway.serve(Map.of(), agent.toString(), "run");
	}

	/** Waits until both gateways have applied their configuration and a tunnel. */
	void awaitInSync() {
		for (String site : new String[] { "sheen", "osrc" }) {
			Await.within(LIMIT, site + " is in sync and has a tunnel", () -> {
				JsonNode state = this.admin.state(site);
				return state.path("in_sync").asBoolean() && state.path("peers").size() == 1
						&& state.path("peers").path(0).has("last_handshake");
			});
		}
	}

	/** Waits until each gateway reaches the other through the tunnel. */
	void awaitPackets() {
		String toOsrc = "ping -c 1 -W 2 " + address("osrc");
		String toSheen = "ping -c 1 -W 2 " + address("sheen");
		Await.within(LIMIT, "packets pass",
				() -> this.sheen.shell(toOsrc).exit() == 0 && this.osrc.shell(toSheen).exit() == 0);
	}

	private String address(String site) {
		return this.admin.get("/api/v1/sites/" + site).path("gateway").asString();
	}

	/** Adds a host at osrc, and waits until both gateways serve it. */
	void addHost() {
		JsonNode host = this.admin.post("/api/v1/hosts",
				"{\"name\":\"server.osrc\",\"local_address\":\"192.168.1.10\"}");
		String overlay = host.path("overlay_address").asString();
		Await.within(LIMIT, "sheen knows the host's name",
				() -> this.sheen.run("cat", "/etc/wm/hosts").out().contains(overlay + " server.osrc"));
		Await.within(LIMIT, "osrc translates its address",
				() -> this.osrc.run("nft", "list", "table", "ip", "wm").out().contains(overlay + " : 192.168.1.10"));
	}

	/** What the programs have printed. */
	String printed() {
		return this.registry.printed() + this.sheen.printed() + this.osrc.printed();
	}

	@Override
	public void close() {
		this.sheen.close();
		this.osrc.close();
		this.registry.close();
	}

}
