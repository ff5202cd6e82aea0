package dev.wm.deploy.lab;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W97, W98, W99: one command, and the host is there for everybody within one poll. */
@LabTest
class AddHostIT {

	@Test
	void hostWhenAddedAtOneSiteAnswersAtAnotherWithinOnePoll(Lab lab) {
		assertThat(lab.dig("sheen-server", "kiosk.osrc")).isEmpty();
		CommandResult added = lab.wm("add-host", "kiosk.osrc", "--local-ip", "192.168.1.50").succeeds();
		String overlay = lab.overlay("kiosk.osrc");
		assertThat(added.out()).contains("kiosk.osrc").contains(overlay);
		try {
			Await.within(Lab.ONE_POLL, "the name resolves at sheen",
					() -> lab.dig("sheen-server", "kiosk.osrc").equals(java.util.List.of(overlay)));
			Await.within(Lab.ONE_POLL, "it answers at sheen", () -> lab.pings("sheen-server", "kiosk.osrc"));
			assertThat(lab.dig("osrc-server", "kiosk.osrc")).containsExactly("192.168.1.50");
			assertThat(lab.reaches("osrc-kiosk", lab.overlay("server.sheen"))).isTrue();
		}
		finally {
			CommandResult removed = lab.wm("remove", "kiosk.osrc", "--yes").succeeds();
			assertThat(removed.out()).contains("kiosk.osrc");
		}
		Await.within(Lab.ONE_POLL, "the name is gone at sheen", () -> lab.dig("sheen-server", "kiosk.osrc").isEmpty());
		Await.within(Lab.ONE_POLL, "it no longer answers", () -> !lab.pings("sheen-server", overlay));
		lab.settles();
	}

}
