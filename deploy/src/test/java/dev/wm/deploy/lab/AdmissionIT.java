package dev.wm.deploy.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W90 to W93: nobody speaks as a host who is not on the host's LAN, and nobody gets in
 * while a gateway's table is missing.
 */
@LabTest
@Order(4)
class AdmissionIT {

	private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}");

	private static final int FLUSHES = 3;

	private static final long SECONDS = 12;

	private static final String TUNNEL = "wg0";

	@Test
	void packetsWhenForgedOnTheOuterSideAreNotTheHosts(Lab lab) {
		List<String> seen = forged(lab, "internet", "203.0.113.10", "10.77.0.10", "osrc-server", "server.osrc");
		assertThat(seen).as("forged by the internet, real from the hub's LAN")
			.containsExactly(lab.overlay("server.hub"));
	}

	@Test
	void packetsWhenForgedOnAnotherLanAreNotTheHosts(Lab lab) {
		List<String> seen = forged(lab, "sheen-printer", "192.168.2.250", "192.168.1.10", "osrc-server", "server.osrc");
		assertThat(seen).as("forged by the other LAN, real from its own").containsExactly(lab.overlay("server.sheen"));
	}

	// The sources that the target saw: ten forged packets first, then one of the real
	// host's.
	private static List<String> forged(Lab lab, String node, String gateway, String source, String target,
			String name) {
		String overlay = lab.overlay(name);
		String real = source.startsWith("10.77.") ? "hub-server" : "sheen-server";
		try {
			lab.onWithInput(target, """
					table ip seen {
						set sources { type ipv4_addr; flags dynamic; }
						chain arrivals { type filter hook prerouting priority -400
							icmp type echo-request add @sources { ip saddr }
						}
					}
					""", "nft", "-f", "-").succeeds();
			lab.onWithInput(node, """
					table ip forge {
						chain leave { type filter hook postrouting priority 300
							ip daddr %s icmp type echo-request ip saddr set %s
						}
					}
					""".formatted(overlay, source), "nft", "-f", "-").succeeds();
			lab.on(node, "ip", "route", "replace", overlay + "/32", "via", gateway).succeeds();
			lab.on(node, "ping", "-q", "-n", "-i", "0.01", "-c", "10", "-W", "1", overlay);
			List<String> forged = sources(lab, target);
			assertThat(forged).isEmpty();
			assertThat(lab.pings(real, overlay)).isTrue();
			return sources(lab, target);
		}
		finally {
			lab.on(target, "nft", "delete", "table", "ip", "seen");
			lab.on(node, "nft", "delete", "table", "ip", "forge");
			lab.on(node, "ip", "route", "del", overlay + "/32", "via", gateway);
		}
	}

	private static List<String> sources(Lab lab, String node) {
		return ADDRESS.matcher(lab.on(node, "nft", "list", "set", "ip", "seen", "sources").succeeds().out())
			.results()
			.map(MatchResult::group)
			.toList();
	}

	// An isolated device that widens its own allowed IPs, and a hub whose rules somebody
	// flushes: there is a packet every 2 ms.
	@Test
	void packetsWhenTheTableIsFlushedDoNotGetIn(Lab lab) {
		String hub = lab.on("field-sensor", "wg", "show", TUNNEL, "peers").lines().getFirst();
		String route = "10.77.0.0/24";
		// The owner's own rules go with the flush, and other tests need them.
		String uplink = lab.on("hub", "nft", "list", "table", "ip", "uplink").succeeds().out();
		lab.on("field-sensor", "wg", "set", TUNNEL, "peer", hub, "allowed-ips", "172.30.0.0/16," + route).succeeds();
		lab.on("field-sensor", "ip", "route", "replace", route, "dev", TUNNEL).succeeds();
		RunningCommand direct = probe(lab, "10.77.0.10");
		RunningCommand mapped = probe(lab, lab.overlay("server.hub"));
		try {
			List<Long> repairs = new ArrayList<>();
			for (int i = 0; i < FLUSHES; i++) {
				repairs.add(repairTime(lab));
			}
			System.out.println("table back after " + repairs + " ms");
			assertThat(lab.pings("sheen-server", lab.overlay("server.hub"))).isTrue();
		}
		finally {
			for (RunningCommand ping : List.of(direct, mapped)) {
				String counted = ping.await(Lab.MOMENT.plusSeconds(SECONDS)).out();
				System.out.println(counted.lines().filter((line) -> line.contains("transmitted")).toList());
				assertThat(counted).contains(" 0 received").doesNotContain("\n0 packets transmitted");
			}
			lab.on("field-sensor", "wg", "set", TUNNEL, "peer", hub, "allowed-ips", "172.30.0.0/16").succeeds();
			lab.on("field-sensor", "ip", "route", "del", route, "dev", TUNNEL);
			lab.onWithInput("hub", uplink, "nft", "-f", "-").succeeds();
		}
		lab.settles();
	}

	private static RunningCommand probe(Lab lab, String target) {
		return lab.start("field-sensor", "ping", "-q", "-n", "-i", "0.002", "-w", Long.toString(SECONDS), target);
	}

	private static long repairTime(Lab lab) {
		lab.on("hub", "nft", "flush", "ruleset").succeeds();
		long start = System.nanoTime();
		Await.within(Lab.ONE_POLL, "the table is back",
				() -> lab.on("hub", "nft", "list", "chain", "ip", "wm", "forward").exit() == 0);
		return Duration.ofNanos(System.nanoTime() - start).toMillis();
	}

}
