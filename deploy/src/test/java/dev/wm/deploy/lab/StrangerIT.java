package dev.wm.deploy.lab;

import java.util.List;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W94, W95: a machine nobody registered has no part in the mesh, whatever it is set to.
 */
@LabTest
class StrangerIT {

	private static final String STRANGER = "sheen-stranger";

	@Test
	void strangerWhenItHasRouteAndNamesReachesNothing(Lab lab) {
		assertThat(lab.on(STRANGER, "ip", "route", "get", lab.overlay("server.osrc")).out())
			.containsPattern("via 192\\.168\\.1\\.(1|250) ");
		assertThat(lab.dig(STRANGER, "server.osrc")).containsExactly(lab.overlay("server.osrc"));
		for (String target : List.of(lab.overlay("server.osrc"), lab.overlay("server.hub"), lab.gateway("osrc"),
				lab.gateway("hub"), lab.gateway("sheen"))) {
			assertThat(lab.pings(STRANGER, target)).as(target).isFalse();
		}
	}

	// Dropped, not refused: it learns nothing, and nothing of it leaves the site
	@Test
	void strangerWhenCallingIsDroppedSilently(Lab lab) {
		String target = lab.overlay("server.osrc");
		RunningCommand capture = lab.start("osrc-server", "timeout", "180", "tcpdump", "-n", "-l", "-i", "eth0",
				"icmp or tcp");
		Await.within(Lab.MOMENT, "tcpdump captures", () -> capture.hasSaid("listening on"));
		CommandResult ping = lab.on(STRANGER, "ping", "-n", "-c", "2", "-i", "0.2", "-W", "1", target).fails(1);
		assertThat(ping.out()).doesNotContain("Unreachable").doesNotContain("Prohibited");
		CommandResult tcp = lab.on(STRANGER, "nc", "-n", "-v", "-z", "-w", "1", target, "22").fails(1);
		assertThat(tcp.err()).contains("timed out");
		lab.on("osrc-server", "pkill", "-INT", "-x", "tcpdump").succeeds();
		assertThat(capture.await(Lab.MOMENT).out()).doesNotContain("172.30.").doesNotContain("192.168.1.66");
	}

	@Test
	void strangerWhenItBorrowsAnOverlayAddressReachesNothing(Lab lab) {
		String borrowed = lab.overlay("server.sheen");
		lab.on(STRANGER, "ip", "address", "add", borrowed + "/32", "dev", "lo").succeeds();
		try {
			String target = lab.overlay("server.osrc");
			assertThat(lab.on(STRANGER, "ping", "-n", "-c", "1", "-W", "1", "-I", borrowed, target).exit())
				.isEqualTo(1);
			assertThat(
					lab.on(STRANGER, "ping", "-n", "-c", "1", "-W", "1", "-I", borrowed, lab.gateway("sheen")).exit())
				.isEqualTo(1);
		}
		finally {
			lab.on(STRANGER, "ip", "address", "del", borrowed + "/32", "dev", "lo").succeeds();
		}
	}

	@Test
	void strangerWhenCalledFromTheMeshIsNotReached(Lab lab) {
		// It has no overlay address; its LAN address means the caller's own LAN
		// elsewhere.
		String unused = lab.gateway("sheen").replaceFirst("\\d+$", "66");
		assertThat(lab.pings("osrc-server", unused)).isFalse();
		lab.on("osrc", "ping", "-c", "1", "-W", "1", "-I", "wg0", "192.168.1.66").fails(1);
	}

}
