package dev.wm.deploy.lab;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A path that carries only 1,400 bytes between two sites needs no setting. */
@QuietLabTest
class MtuIT {

	private static final String OSRC = "203.0.113.12/32";

	private static final String BYTES = "10000000";

	// Whoever sends towards osrc, or from it, meets a router whose next link is narrow
	@BeforeEach
	void narrowThePath(Lab lab) {
		lab.on("osrc-router", "ip", "route", "add", "203.0.113.0/25", "dev", "wan", "mtu", "1400").succeeds();
		lab.on("sheen-router", "ip", "route", "add", OSRC, "dev", "wan", "mtu", "1400").succeeds();
		lab.on("hub", "ip", "route", "add", OSRC, "dev", "eth0", "mtu", "1400").succeeds();
	}

	@AfterEach
	void widenThePath(Lab lab) {
		lab.on("osrc-router", "ip", "route", "del", "203.0.113.0/25", "dev", "wan").succeeds();
		lab.on("sheen-router", "ip", "route", "del", OSRC, "dev", "wan").succeeds();
		lab.on("hub", "ip", "route", "del", OSRC, "dev", "eth0").succeeds();
	}

	@Test
	void transferOverANarrowPathArrivesWholeInBothDirections(Lab lab) {
		transfer(lab, "sheen-server", "osrc-server", lab.overlay("server.osrc"), "7401");
		transfer(lab, "osrc-server", "sheen-server", lab.overlay("server.sheen"), "7402");
		transfer(lab, "laptop", "osrc-server", lab.overlay("server.osrc"), "7403");
	}

	private static void transfer(Lab lab, String from, String to, String address, String port) {
		Run.Running listener = lab.start(to, "sh", "-c", "timeout 50 nc -n -l -p " + port + " | sha256sum");
		Lab.eventually(Duration.ofSeconds(5), "the listener is there",
				() -> !lab.on(to, "ss", "-Hltn", "sport = :" + port).out().isBlank());
		Run sent = lab
			.shell(from,
					"head -c " + BYTES + " /dev/urandom >/run/sent && timeout 45 nc -n -N " + address + " " + port
							+ " </run/sent && sha256sum </run/sent")
			.succeeds();
		assertThat(listener.await(Duration.ofSeconds(50)).succeeds().out()).isEqualTo(sent.out());
	}

}
