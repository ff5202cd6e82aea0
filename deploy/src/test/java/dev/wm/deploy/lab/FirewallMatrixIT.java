package dev.wm.deploy.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W90 to W96: who may start what towards whom. Every ordered pair is tried with ICMP, UDP
 * and TCP; an answer proves the replies as well.
 */
@LabTest
@Order(10)
class FirewallMatrixIT {

	/** Who takes part; a gateway is called, and does not call here. */
	private enum Actor {

		SERVER_SHEEN("sheen-server", "server.sheen", Kind.STANDARD),

		NAS_SHEEN("sheen-nas", "nas.sheen", Kind.ISOLATED),

		SERVER_OSRC("osrc-server", "server.osrc", Kind.STANDARD),

		KIOSK_OSRC("osrc-kiosk", "kiosk.osrc", Kind.ISOLATED),

		SERVER_HUB("hub-server", "server.hub", Kind.STANDARD),

		LAPTOP("laptop", "laptop.hub", Kind.STANDARD),

		SENSOR("field-sensor", "field-sensor.hub", Kind.ISOLATED),

		CAMERA_OSRC("osrc-camera", "camera.osrc", Kind.NO_ROUTE),

		STRANGER_SHEEN("sheen-stranger", "", Kind.UNREGISTERED),

		GATEWAY_SHEEN("sheen", "gw.sheen", Kind.GATEWAY),

		GATEWAY_OSRC("osrc", "gw.osrc", Kind.GATEWAY),

		GATEWAY_HUB("hub", "gw.hub", Kind.GATEWAY);

		private final String node;

		private final String name;

		private final Kind kind;

		Actor(String node, String name, Kind kind) {
			this.node = node;
			this.name = name;
			this.kind = kind;
		}

		boolean calls() {
			return this.kind != Kind.GATEWAY && this.kind != Kind.NO_ROUTE;
		}

		boolean isCalled() {
			return this.kind != Kind.UNREGISTERED;
		}

		boolean mayStart() {
			return this.kind == Kind.STANDARD;
		}

		String port() {
			return (this.kind == Kind.GATEWAY) ? "53" : LISTENER_PORT;
		}

	}

	/** What the registry knows somebody as. */
	private enum Kind {

		STANDARD, ISOLATED, NO_ROUTE, UNREGISTERED, GATEWAY

	}

	// A resolver listens on UDP and TCP alike, and answers every query.
	private static final String LISTENER_PORT = "5300";

	private static final String ALL = "icmp tcp udp";

	private static final Map<Actor, String> ADDRESSES = new LinkedHashMap<>();

	@BeforeAll
	static void listen(Lab lab) {
		lab.wm("add-host", "kiosk.osrc", "--local-ip", "192.168.1.50", "--type", "isolated").succeeds();
		lab.wm("edit", "host", "nas.sheen", "--set", "type=isolated").succeeds();
		lab.settles();
		for (Actor actor : Actor.values()) {
			if (actor.isCalled()) {
				ADDRESSES.put(actor, lab.address(actor.name));
				if (actor.kind != Kind.GATEWAY) {
					lab.on(actor.node, "dnsmasq", "--port=" + LISTENER_PORT, "--conf-file=/dev/null", "--no-resolv",
							"--user=root", "--address=/probe/192.0.2.1", "--pid-file=/run/matrix.pid")
						.succeeds();
				}
			}
		}
	}

	@AfterAll
	static void tidyUp(Lab lab) {
		ADDRESSES.keySet()
			.stream()
			.filter((actor) -> actor.kind != Kind.GATEWAY)
			.forEach((actor) -> lab.shell(actor.node, "kill $(cat /run/matrix.pid)"));
		lab.wm("edit", "host", "nas.sheen", "--set", "type=standard");
		lab.wm("remove", "kiosk.osrc", "--yes");
		lab.settles();
	}

	@Test
	void everyPairMayStartWhatTheTableSays(Lab lab) {
		List<Line> lines = new ArrayList<>();
		for (Actor from : Actor.values()) {
			if (from.calls()) {
				Map<String, Set<String>> answers = probe(lab, from);
				for (Actor to : ADDRESSES.keySet()) {
					if (to != from) {
						lines.add(new Line(from, to,
								String.join(" ", answers.getOrDefault(ADDRESSES.get(to), Set.of()))));
					}
				}
			}
		}
		print(lines);
		assertThat(lines).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.answered()).as(line.toString()).isEqualTo(line.expected()));
	}

	/** All attempts of one caller at the same time: those that get no answer wait. */
	private static Map<String, Set<String>> probe(Lab lab, Actor from) {
		StringBuilder script = new StringBuilder();
		ADDRESSES.forEach((to, address) -> {
			if (to != from) {
				script.append("""
						(ping -n -c 2 -i 0.3 -W 1 %1$s >/dev/null && echo icmp %1$s) &
						(dig +tries=2 +time=1 -p %2$s @%1$s probe >/dev/null && echo udp %1$s) &
						(dig +tcp +tries=1 +time=2 -p %2$s @%1$s probe >/dev/null && echo tcp %1$s) &
						""".formatted(address, to.port()));
			}
		});
		Map<String, Set<String>> answers = new LinkedHashMap<>();
		lab.shell(from.node, script + "wait\n").succeeds().lines().forEach((line) -> {
			int space = line.indexOf(' ');
			answers.computeIfAbsent(line.substring(space + 1), (key) -> new TreeSet<>()).add(line.substring(0, space));
		});
		return answers;
	}

	private static void print(List<Line> lines) {
		System.out.println("Who may start what towards whom (W90-W96):");
		for (Line line : lines) {
			System.out.printf(Locale.ROOT, "  %-34s -> %-34s %s%n", text(line.from()), text(line.to()),
					line.answered().isEmpty() ? "-" : line.answered());
		}
	}

	private static String text(Actor actor) {
		return (actor.name.isEmpty() ? actor.node : actor.name) + " (" + actor.kind.name().toLowerCase(Locale.ROOT)
				+ ")";
	}

	// W95, W96: what the near gateway lets pass, the far one still drops
	@Test
	void isolatedHostWhenItsOwnGatewayHasNoRulesIsDroppedAtTheFarOne(Lab lab) {
		String target = lab.address(Actor.SERVER_SHEEN.name);
		lab.on("osrc", "pkill", "-STOP", "java").succeeds();
		try {
			lab.onWithInput("osrc", withoutRules(lab), "nft", "-f", "-").succeeds();
			assertThat(lab.reaches("osrc-server", target)).as("a standard host still gets through").isTrue();
			assertThat(lab.pings("osrc-kiosk", target)).as("the isolated one does not").isFalse();
			assertThat(lab.pings("osrc-kiosk", lab.address(Actor.LAPTOP.name))).as("nor to a device").isFalse();
			assertThat(lab.on("osrc", "nft", "list", "table", "ip", "naive").out())
				.as("its packets did leave its own gateway")
				.doesNotContain("packets 0");
		}
		finally {
			lab.on("osrc", "nft", "delete", "table", "ip", "naive");
			lab.on("osrc", "pkill", "-CONT", "java").succeeds();
		}
		Await.within(Lab.ONE_POLL, "the rules are back",
				() -> lab.on("osrc", "nft", "list", "table", "ip", "wm").exit() == 0);
		lab.settles();
	}

	/**
	 * Only the address translation, so that packets leave as the two hosts, and the mark
	 * without which the routing rules would hold them back.
	 */
	private static String withoutRules(Lab lab) {
		return """
				delete table ip wm
				table ip naive {
				  chain postrouting {
				    type nat hook postrouting priority srcnat;
				    oifname "wg0" ip saddr 192.168.1.10 snat to %s
				    oifname "wg0" ip saddr 192.168.1.50 counter snat to %s
				  }
				  chain passed {
				    type filter hook prerouting priority -90;
				    meta mark set meta mark | 0x1000000
				  }
				}
				""".formatted(lab.address(Actor.SERVER_OSRC.name), lab.address(Actor.KIOSK_OSRC.name));
	}

	/** What one caller got of one other. */
	private record Line(Actor from, Actor to, String answered) {

		String expected() {
			return this.from.mayStart() ? ALL : "";
		}
	}

}
