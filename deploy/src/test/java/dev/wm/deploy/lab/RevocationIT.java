package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WX12: a host that is removed or isolated loses its connections at once; no other does.
 */
@LabTest
@Order(8)
class RevocationIT {

	// A stuck sender has to fill its queue first.
	private static final Duration SOON = Lab.ONE_POLL.plusSeconds(5);

	@BeforeEach
	void addTheKiosk(Lab lab) {
		lab.wm("add-host", "kiosk.osrc", "--local-ip", "192.168.1.50").succeeds();
		lab.settles();
		Await.within(Lab.ONE_POLL, "the kiosk takes part", () -> lab.pings("osrc-kiosk", lab.overlay("server.sheen")));
	}

	@AfterEach
	void removeTheKiosk(Lab lab) {
		lab.wm("remove", "kiosk.osrc", "--yes");
		lab.wm("edit", "device", "laptop", "--set", "type=roaming");
		lab.settles();
	}

	@Test
	void hostWhenIsolatedLosesWhatItStartedAndKeepsWhatOthersDid(Lab lab) {
		String kiosk = lab.overlay("kiosk.osrc");
		String server = lab.overlay("server.sheen");
		try (TcpConnection own = TcpConnection.open(lab, "osrc-kiosk", "sheen-server", server, 7301);
				TcpConnection others = TcpConnection.open(lab, "sheen-server", "osrc-kiosk", kiosk, 7302);
				TcpConnection bystander = TcpConnection.open(lab, "osrc-server", "sheen-server", server, 7303)) {
			lab.wm("edit", "host", "kiosk.osrc", "--set", "type=isolated").succeeds();
			Await.within(SOON, "what the kiosk started is cut", own::isStalled);
			assertThat(bystander.isAlive()).as("another host's connection").isTrue();
			assertThat(others.isAlive()).as("what was started towards it").isTrue();
		}
	}

	@Test
	void hostWhenRemovedLosesEverything(Lab lab) {
		String kiosk = lab.overlay("kiosk.osrc");
		String server = lab.overlay("server.sheen");
		try (TcpConnection own = TcpConnection.open(lab, "osrc-kiosk", "sheen-server", server, 7311);
				TcpConnection towards = TcpConnection.open(lab, "sheen-server", "osrc-kiosk", kiosk, 7312);
				TcpConnection bystander = TcpConnection.open(lab, "osrc-server", "sheen-server", server, 7313)) {
			lab.wm("remove", "kiosk.osrc", "--yes").succeeds();
			Await.within(SOON, "what it started is cut", own::isStalled);
			Await.within(SOON, "what was started towards it is cut", towards::isStalled);
			assertThat(bystander.isAlive()).as("another host's connection").isTrue();
		}
	}

	@Test
	void deviceWhenIsolatedLosesWhatItStarted(Lab lab) {
		String server = lab.overlay("server.sheen");
		try (TcpConnection own = TcpConnection.open(lab, "laptop", "sheen-server", server, 7321);
				TcpConnection bystander = TcpConnection.open(lab, "hub-server", "sheen-server", server, 7322)) {
			lab.wm("edit", "device", "laptop", "--set", "type=isolated").succeeds();
			Await.within(SOON, "what the laptop started is cut", own::isStalled);
			assertThat(bystander.isAlive()).as("another host's connection").isTrue();
		}
	}

}
