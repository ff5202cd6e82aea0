package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W23, W110: power comes back, and there is no registry, no name server and no battery
 * behind the gateway's clock. WireGuard in user space asks the kernel for the time and
 * not the library that every other program is given a false one by: what a peer makes of
 * a handshake from 1970 is not shown here.
 */
@LabTest
@Order(6)
class BootIT {

	// What is promised, from the agent's start on; the node's own comes before it.
	private static final Duration PROMISED = Duration.ofSeconds(5);

	private String atOsrc = "";

	private String atSheen = "";

	@BeforeEach
	void takeTheClockAway(Lab lab) {
		lab.settles();
		this.atOsrc = lab.overlay("server.osrc");
		this.atSheen = lab.overlay("server.sheen");
		lab.verb("stop", "registry").succeeds();
		lab.verb("stop", "internet").succeeds();
		lab.shell("sheen", """
				echo '@1970-01-01 00:00:01' >/etc/faketimerc
				find /usr/lib -name libfaketimeMT.so.1 >/etc/ld.so.preload
				""").succeeds();
	}

	@AfterEach
	void setTheClock(Lab lab) {
		lab.on("sheen", "rm", "/etc/ld.so.preload", "/etc/faketimerc").succeeds();
		lab.verb("start", "internet").succeeds();
		lab.verb("start", "registry").succeeds();
		lab.verb("stop", "sheen").succeeds();
		lab.verb("start", "sheen").succeeds();
		lab.settles();
	}

	@Test
	void gatewayWhenItBootsAloneIn1970CarriesTraffic(Lab lab) {
		assertThat(lab.on("sheen", "date", "+%Y").succeeds().out()).isEqualTo("1970\n");
		lab.verb("stop", "sheen").succeeds();
		lab.verb("start", "sheen").succeeds();
		Await.within(PROMISED, "sheen-server reaches osrc-server", () -> lab.pings("sheen-server", this.atOsrc));
		assertThat(lab.reaches("osrc-server", this.atSheen)).isTrue();
		assertThat(lab.dig("sheen-nas", "server.osrc")).containsExactly(this.atOsrc);
		assertThat(lab.dig("sheen-nas", "server.sheen")).containsExactly("192.168.1.10");
		assertThat(lab.on("sheen", "date", "+%Y").succeeds().out()).isEqualTo("1970\n");
		assertThat(lab.on("sheen", "wm-gateway", "status").out()).contains("1970");
	}

}
