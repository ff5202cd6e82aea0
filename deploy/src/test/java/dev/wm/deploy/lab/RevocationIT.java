package dev.wm.deploy.lab;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** WX12: who leaves or is isolated loses what it had open, at once; nobody else does. */
@QuietLabTest
class RevocationIT {

	// A stuck sender has to fill its queue first.
	private static final Duration SOON = Lab.ONE_POLL.plusSeconds(5);

	@BeforeEach
	void addTheKiosk(Lab lab) {
		lab.wm("add-host", "kiosk.osrc", "--local-ip", "192.168.1.50").succeeds();
		lab.settles();
		Lab.eventually(Lab.ONE_POLL, "the kiosk takes part",
				() -> lab.pings("osrc-kiosk", lab.overlay("server.sheen")));
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
		try (Flow own = Flow.open(lab, "osrc-kiosk", "sheen-server", server, 7301);
				Flow others = Flow.open(lab, "sheen-server", "osrc-kiosk", kiosk, 7302);
				Flow bystander = Flow.open(lab, "osrc-server", "sheen-server", server, 7303)) {
			lab.wm("edit", "host", "kiosk.osrc", "--set", "type=isolated").succeeds();
			Lab.eventually(SOON, "what the kiosk started is cut", own::isStuck);
			assertThat(bystander.moves()).as("another host's connection").isTrue();
			assertThat(others.moves()).as("what was started towards it").isTrue();
		}
	}

	@Test
	void hostWhenRemovedLosesEverything(Lab lab) {
		String kiosk = lab.overlay("kiosk.osrc");
		String server = lab.overlay("server.sheen");
		try (Flow own = Flow.open(lab, "osrc-kiosk", "sheen-server", server, 7311);
				Flow towards = Flow.open(lab, "sheen-server", "osrc-kiosk", kiosk, 7312);
				Flow bystander = Flow.open(lab, "osrc-server", "sheen-server", server, 7313)) {
			lab.wm("remove", "kiosk.osrc", "--yes").succeeds();
			Lab.eventually(SOON, "what it started is cut", own::isStuck);
			Lab.eventually(SOON, "what was started towards it is cut", towards::isStuck);
			assertThat(bystander.moves()).as("another host's connection").isTrue();
		}
	}

	@Test
	void deviceWhenIsolatedLosesWhatItStarted(Lab lab) {
		String server = lab.overlay("server.sheen");
		try (Flow own = Flow.open(lab, "laptop", "sheen-server", server, 7321);
				Flow bystander = Flow.open(lab, "hub-server", "sheen-server", server, 7322)) {
			lab.wm("edit", "device", "laptop", "--set", "type=isolated").succeeds();
			Lab.eventually(SOON, "what the laptop started is cut", own::isStuck);
			assertThat(bystander.moves()).as("another host's connection").isTrue();
		}
	}

}
