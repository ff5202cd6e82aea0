package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A host that is pinned to its Ethernet address: who takes its address is not it, and it
 * is found where it goes.
 */
@LabTest
class PinIT {

	// The gateway looks every 15 s, and then probes for up to 13 s.
	private static final Duration NOTICED = Duration.ofSeconds(90);

	private static final String HOME = "192.168.1.20";

	private static final String ELSEWHERE = "192.168.1.21";

	@BeforeEach
	void pin(Lab lab) {
		// Otherwise its last address would take its routes with it.
		lab.on("sheen-nas", "sysctl", "-qw", "net.ipv4.conf.eth0.promote_secondaries=1").succeeds();
		String mac = lab.on("sheen-nas", "cat", "/sys/class/net/eth0/address").succeeds().out().strip();
		// By way of its router, its packets would have the router's Ethernet address.
		lab.on("sheen-nas", "ip", "route", "replace", "172.30.0.0/16", "via", "192.168.1.250").succeeds();
		lab.wm("edit", "host", "nas.sheen", "--mac", mac).succeeds();
		lab.settles();
	}

	@AfterEach
	void unpin(Lab lab) {
		lab.on("sheen-stranger", "ip", "address", "del", HOME + "/24", "dev", "eth0");
		lab.on("sheen-nas", "ip", "address", "add", HOME + "/24", "dev", "eth0");
		lab.on("sheen-nas", "ip", "address", "del", ELSEWHERE + "/24", "dev", "eth0");
		lab.on("sheen-nas", "ip", "route", "del", "172.30.0.0/16");
		lab.on("sheen", "ip", "neigh", "flush", "dev", "eth0");
		lab.wm("edit", "host", "nas.sheen", "--mac", "none", "--set", "local_address=" + HOME).succeeds();
		lab.settles();
	}

	private static void moveNas(Lab lab) {
		lab.on("sheen-nas", "ip", "address", "add", ELSEWHERE + "/24", "dev", "eth0").succeeds();
		lab.on("sheen-nas", "ip", "address", "del", HOME + "/24", "dev", "eth0").succeeds();
	}

	private static void isFound(Lab lab, String... sentences) {
		Await.within(NOTICED, "wm check says so", () -> {
			String found = lab.wm("check").out();
			for (String sentence : sentences) {
				if (!found.contains(sentence)) {
					return false;
				}
			}
			return true;
		});
	}

	@Test
	void addressWhenAnotherMachineTakesItIsNotTheHost(Lab lab) {
		String nas = lab.overlay("nas.sheen");
		String server = lab.overlay("server.osrc");
		assertThat(lab.reaches("sheen-nas", server)).isTrue();
		assertThat(lab.reaches("osrc-server", nas)).isTrue();
		moveNas(lab);
		lab.on("sheen-stranger", "ip", "address", "add", HOME + "/24", "dev", "eth0").succeeds();
		lab.on("sheen", "ip", "neigh", "flush", "dev", "eth0");
		// It answers its neighbours under that address, and nobody in the mesh.
		assertThat(lab.reaches("sheen", HOME)).isTrue();
		assertThat(lab.on("sheen-stranger", "ping", "-n", "-c", "3", "-i", "0.2", "-W", "1", "-I", HOME, server).exit())
			.isEqualTo(1);
		assertThat(lab.pings("osrc-server", nas)).isFalse();
		String other = lab.on("sheen-stranger", "cat", "/sys/class/net/eth0/address").succeeds().out().strip();
		isFound(lab, HOME + " answers from " + other + ", but nas.sheen is pinned to ",
				"wm edit host nas.sheen --mac " + other);
	}

	@Test
	void hostWhenItMovesIsFoundAndThenFollowed(Lab lab) {
		String nas = lab.overlay("nas.sheen");
		moveNas(lab);
		assertThat(lab.reaches("sheen-nas", "192.168.1.250")).isTrue();
		isFound(lab, "has moved from " + HOME + " to " + ELSEWHERE,
				"wm edit host nas.sheen --set local_address=" + ELSEWHERE);
		assertThat(lab.pings("osrc-server", nas)).isFalse();
		lab.wm("edit", "host", "nas.sheen", "--follow").succeeds();
		Await.within(NOTICED, "the host has its new address",
				() -> lab.wm("list-hosts", "-o", "wide").out().contains(ELSEWHERE));
		lab.settles();
		assertThat(lab.dig("sheen-server", "nas.sheen")).containsExactly(ELSEWHERE);
		assertThat(lab.dig("osrc-server", "nas.sheen")).containsExactly(nas);
		assertThat(lab.reaches("osrc-server", nas)).isTrue();
		assertThat(lab.reaches("sheen-nas", lab.overlay("server.osrc"))).isTrue();
		assertThat(lab.wm("history", "-o", "json").succeeds().out()).contains("\"follow\"");
		Await.within(NOTICED, "the finding is gone", () -> !lab.wm("check").out().contains("has moved"));
	}

}
