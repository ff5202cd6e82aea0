package dev.wm.deploy.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W71 to W74: drift is repaired within one poll, and reported; nothing else is touched,
 * and nothing that is not wm's.
 */
@LabTest
@Order(5)
class DriftIT {

	private static final String NODE = "sheen";

	private static final String OTHERS = """
			table ip docker { chain forward { type filter hook forward priority filter; counter; }; }
			table inet f2b { set banned { type ipv4_addr; elements = { 198.51.100.7 }; }; }
			""";

	private String others = "";

	private Map<String, String> before = Map.of();

	private long changedAt;

	@BeforeEach
	void haveNeighbours(Lab lab) {
		lab.onWithInput(NODE, OTHERS, "nft", "-f", "-").succeeds();
		lab.on(NODE, "ip", "rule", "add", "from", "198.51.100.0/24", "lookup", "200").succeeds();
		lab.settles();
		this.others = others(lab);
		this.before = AppliedState.of(lab, NODE);
		this.changedAt = System.nanoTime();
	}

	@AfterEach
	void removeNeighbours(Lab lab) {
		lab.on(NODE, "nft", "delete", "table", "ip", "docker");
		lab.on(NODE, "nft", "delete", "table", "inet", "f2b");
		lab.on(NODE, "ip", "rule", "del", "from", "198.51.100.0/24");
		lab.settles();
	}

	private static String others(Lab lab) {
		return lab
			.shell(NODE,
					"nft -a list table ip docker | sed 's/packets [0-9]* bytes [0-9]*//'; "
							+ "nft -a list table inet f2b; ip rule")
			.succeeds()
			.out();
	}

	@Test
	void tableWhenFlushedComesBack(Lab lab) {
		lab.on(NODE, "nft", "flush", "table", "ip", "wm").succeeds();
		repaired(lab, "firewall", Set.of(AppliedState.TABLE, AppliedState.RULES),
				() -> lab.pings("sheen-server", lab.overlay("server.osrc")));
	}

	@Test
	void tableWhenDeletedComesBack(Lab lab) {
		lab.on(NODE, "nft", "delete", "table", "ip", "wm").succeeds();
		repaired(lab, "firewall", Set.of(AppliedState.TABLE, AppliedState.RULES),
				() -> lab.pings("sheen-server", lab.overlay("server.osrc")));
	}

	@Test
	void mapElementWhenRemovedComesBack(Lab lab) {
		String overlay = lab.overlay("server.sheen");
		// nft fails if there is nothing to delete; the agent may repair it before the map
		// is listed.
		lab.on(NODE, "nft", "delete", "element", "ip", "wm", "dnat4", "{ " + overlay + " }").succeeds();
		repaired(lab, "firewall", Set.of(AppliedState.TABLE, AppliedState.RULES),
				() -> dnat(lab).contains(overlay + " : 192.168.1.10"));
	}

	private static String dnat(Lab lab) {
		return lab.on(NODE, "nft", "list", "map", "ip", "wm", "dnat4").out();
	}

	@Test
	void peerWhenRemovedComesBack(Lab lab) {
		String peer = lab.on(NODE, "wg", "show", "wg0", "peers").lines().getFirst();
		lab.on(NODE, "wg", "set", "wg0", "peer", peer, "remove").succeeds();
		repaired(lab, "wireguard", Set.of(AppliedState.WIREGUARD),
				() -> lab.on(NODE, "wg", "show", "wg0", "peers").out().contains(peer));
	}

	@Test
	void hostsFileWhenEditedComesBack(Lab lab) {
		String good = lab.on(NODE, "cat", AppliedState.HOSTS).out();
		lab.shell(NODE, "echo '172.30.9.9 evil.osrc' >>" + AppliedState.HOSTS).succeeds();
		repaired(lab, "names", Set.of(AppliedState.HOSTS),
				() -> lab.on(NODE, "cat", AppliedState.HOSTS).out().equals(good)
						&& lab.dig("sheen-server", "evil.osrc").isEmpty());
	}

	@Test
	void routeWhenDeletedComesBack(Lab lab) {
		lab.on(NODE, "ip", "route", "del", "172.30.0.0/16", "dev", "wg0").succeeds();
		repaired(lab, "routes", Set.of(), () -> lab.pings("sheen-server", lab.overlay("server.osrc")));
	}

	@Test
	void forwardingWhenSwitchedOffComesBack(Lab lab) {
		lab.on(NODE, "sysctl", "-q", "-w", "net.ipv4.ip_forward=0").succeeds();
		repaired(lab, "routes", Set.of(), () -> lab.pings("sheen-server", lab.overlay("server.osrc")));
	}

	@Test
	void interfaceWhenDeletedComesBack(Lab lab) {
		lab.on(NODE, "ip", "link", "del", "wg0").succeeds();
		repaired(lab, "wireguard",
				Set.of(AppliedState.WIREGUARD, AppliedState.INTERFACE, AppliedState.PROCESSES, AppliedState.TABLE),
				() -> lab.pings("sheen-server", lab.overlay("server.osrc")));
	}

	@Test
	void resolverWhenKilledComesBack(Lab lab) {
		lab.on(NODE, "pkill", "-KILL", "dnsmasq").succeeds();
		repaired(lab, "names", Set.of(AppliedState.PROCESSES),
				() -> lab.dig("sheen-server", "server.osrc").equals(java.util.List.of(lab.overlay("server.osrc"))));
	}

	private void repaired(Lab lab, String subsystem, Set<String> touched, BooleanSupplier right) {
		Await.within(Lab.ONE_POLL, subsystem + " is as it was", right);
		Await.within(Lab.MOMENT, "the registry knows of the repair of " + subsystem, () -> isReported(lab, subsystem));
		lab.settles();
		Map<String, String> untouched = new HashMap<>(AppliedState.of(lab, NODE));
		Map<String, String> expected = new HashMap<>(this.before);
		untouched.keySet().removeAll(touched);
		expected.keySet().removeAll(touched);
		assertThat(untouched).isEqualTo(expected);
		assertThat(others(lab)).isEqualTo(this.others);
	}

	// A repair since the test changed something, and no earlier one.
	private boolean isReported(Lab lab, String subsystem) {
		JsonNode gateways = lab.gateways();
		long age = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - this.changedAt);
		for (JsonNode gateway : gateways) {
			if (gateway.get("site").asString().equals(NODE)) {
				for (JsonNode repair : gateway.path("repairs")) {
					if (repair.get("product").asString().equals(subsystem) && repair.get("age").asLong() <= age) {
						return true;
					}
				}
			}
		}
		return false;
	}

}
