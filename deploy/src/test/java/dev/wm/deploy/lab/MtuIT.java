package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A path that carries only 1,400 bytes between two sites needs no setting. */
@LabTest
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
		RunningCommand listener = lab.start(to, "sh", "-c", "timeout 180 nc -n -l -p " + port + " | sha256sum");
		lab.listens(to, Integer.parseInt(port));
		CommandResult sent = lab
			.shell(from,
					"head -c " + BYTES + " /dev/urandom >/run/sent && timeout 170 nc -n -N " + address + " " + port
							+ " </run/sent && sha256sum </run/sent")
			.succeeds();
		assertThat(listener.await(Duration.ofSeconds(50)).succeeds().out()).isEqualTo(sent.out());
	}

}
