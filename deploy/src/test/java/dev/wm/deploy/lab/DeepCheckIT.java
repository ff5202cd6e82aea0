package dev.wm.deploy.lab;

import java.util.List;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W176: the gateways probe each other for the registry, and the results are true.
 */
@LabTest
class DeepCheckIT {

	// Of somebody else: the agents leave them alone.
	private static final String DEAF = "add table ip other; add chain ip other in { type filter hook input priority 0; }; "
			+ "add rule ip other in iifname \"wg0\" udp dport 53 drop";

	private static final String NARROW = "add table ip other; "
			+ "add chain ip other out { type filter hook forward priority 0; }; "
			+ "add rule ip other out udp dport 51820 ip length > 1400 drop";

	private static final String CUT = "add table ip other; "
			+ "add chain ip other out { type filter hook forward priority 0; }; "
			+ "add rule ip other out ip saddr 203.0.113.11 drop; add rule ip other out ip daddr 203.0.113.11 drop";

	// Whether or not it is there.
	private static final String GONE = "add table ip other; delete table ip other";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@BeforeEach
	void settled(Lab lab) {
		lab.settles();
	}

	@AfterEach
	void mend(Lab lab) {
		lab.on("osrc", "nft", GONE).succeeds();
		lab.on("osrc-router", "nft", GONE).succeeds();
		lab.on("sheen-nas", "sysctl", "-qw", "net.ipv4.icmp_echo_ignore_all=0").succeeds();
	}

	private static JsonNode check(CommandResult run, String name) {
		return JSON.readTree(run.out())
			.get("checks")
			.valueStream()
			.filter((check) -> check.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("There is no check " + name + ": " + run));
	}

	private static String outcome(CommandResult run, String name) {
		return check(run, name).get("outcome").asString();
	}

	private static List<String> details(CommandResult run, String name) {
		return check(run, name).get("findings")
			.valueStream()
			.filter((found) -> !found.get("severity").asString().equals("info"))
			.map((found) -> found.get("detail").asString())
			.toList();
	}

	@Test
	void deepcheckWhenNothingIsWrongFindsEveryPathAndEveryHost(Lab lab) {
		String text = lab.wm("deepcheck").succeeds().out();
		System.out.println(text);
		assertThat(text).contains("6 hosts are not pinned to the Ethernet addresses from which they answer",
				"wm edit host server.hub --mac ");
		CommandResult run = lab.wm("deepcheck", "-o", "json").succeeds();
		assertThat(JSON.readTree(run.out()).get("checks").valueStream().map((check) -> check.get("name").asString()))
			.containsExactly("registry", "gateways", "configuration", "products", "probes", "ping", "forwarding", "mtu",
					"names", "hosts", "clocks");
		for (String name : List.of("registry", "gateways", "configuration", "probes", "ping", "forwarding", "mtu",
				"names", "hosts", "clocks")) {
			assertThat(outcome(run, name)).as(run.out()).isEqualTo("pass");
		}
		assertThat(check(run, "ping").get("detail").asString()).startsWith("6 of 6 paths");
		assertThat(check(run, "hosts").get("detail").asString()).startsWith("6 of 6 hosts");
	}

	@Test
	void deepcheckWhenSomethingIsWrongSaysWhatAndWhere(Lab lab) {
		lab.on("osrc", "nft", DEAF).succeeds();
		lab.on("osrc-router", "nft", NARROW).succeeds();
		lab.on("sheen-nas", "sysctl", "-qw", "net.ipv4.icmp_echo_ignore_all=1").succeeds();
		CommandResult run = checkWithoutTheCamera(lab);
		assertThat(outcome(run, "names")).as(run.out()).isEqualTo("fail");
		assertThat(details(run, "names")).hasSize(2).allMatch((line) -> line.contains("name server of osrc"));
		assertThat(outcome(run, "mtu")).as(run.out()).isEqualTo("warn");
		// The outer packet is 60 bytes longer, and WireGuard pads to 16.
		assertThat(details(run, "mtu")).hasSize(4)
			.allMatch((line) -> line.contains("osrc") && line.contains(" 1328 bytes"));
		assertThat(outcome(run, "ping")).as(run.out()).isEqualTo("pass");
		assertThat(outcome(run, "hosts")).as(run.out()).isEqualTo("warn");
		assertThat(details(run, "hosts")).singleElement().asString().contains("camera.osrc");
		assertThat(check(run, "hosts").get("detail").asString()).startsWith("5 of 6 hosts")
			.contains("1 of them without");
	}

	private static CommandResult checkWithoutTheCamera(Lab lab) {
		lab.verb("stop", "osrc-camera").succeeds();
		try {
			return lab.wm("deepcheck", "-o", "json").fails(1);
		}
		finally {
			lab.verb("start", "osrc-camera").succeeds();
		}
	}

	@Test
	void deepcheckWhenTwoSitesAreCutOffFromEachOtherFailsBothWays(Lab lab) {
		lab.on("osrc-router", "nft", CUT).succeeds();
		CommandResult run = lab.wm("deepcheck", "-o", "json").fails(1);
		assertThat(outcome(run, "ping")).as(run.out()).isEqualTo("fail");
		assertThat(details(run, "ping")).hasSize(2)
			.anyMatch((line) -> line.startsWith("From osrc to sheen"))
			.anyMatch((line) -> line.startsWith("From sheen to osrc"));
		assertThat(check(run, "ping").get("detail").asString()).startsWith("4 of 6 paths");
		assertThat(outcome(run, "names")).as(run.out()).isNotEqualTo("fail");
	}

}
