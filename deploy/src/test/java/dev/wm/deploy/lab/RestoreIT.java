package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backup that is older than a gateway's key is restored: the gateway brings its own key
 * back, and no site stays cut off.
 */
@LabTest
@Order(11)
class RestoreIT {

	private static final String BACKUP = "/var/lib/backup-of-the-test.json";

	private static final Duration SETTLED = Duration.ofSeconds(60);

	// A gateway that could not reach the registry polls again within half a minute.
	private static final Duration RECOVERED = Duration.ofSeconds(30).plus(Lab.ONE_POLL.multipliedBy(2));

	@AfterEach
	void removeTheBackup(Lab lab) {
		if (!lab.on("registry", "true").err().isEmpty()) {
			lab.verb("start", "registry").succeeds();
		}
		lab.on("registry", "rm", "-f", BACKUP);
		lab.settles();
	}

	@Test
	void siteWhenItsKeyIsNewerThanTheBackupIsReachedAgain(Lab lab) {
		String atOsrc = lab.overlay("server.osrc");
		String atSheen = lab.overlay("server.sheen");
		lab.on("registry", "rm", "-f", BACKUP);
		lab.on("registry", "wm-registry", "backup", BACKUP).succeeds();
		String old = key(lab);
		lab.wm("rotate-key", "osrc").succeeds();
		Await.within(SETTLED, "osrc has a new key, and sheen knows it",
				() -> !key(lab).equals(old) && isPeerOfSheen(lab, key(lab)));
		Await.within(SETTLED, "osrc has forgotten its old key",
				() -> lab.on("osrc", "test", "-e", "/etc/wm/private.key.old").exit() != 0);
		lab.settles();
		String held = key(lab);
		restore(lab);
		Await.within(RECOVERED, "the registry has taken the key that osrc holds",
				() -> lab.wm("history", "-o", "json").out().contains("recover_key"));
		Await.within(Lab.ONE_POLL.multipliedBy(2), "sheen has the key that osrc holds", () -> isPeerOfSheen(lab, held));
		Await.within(Lab.MOMENT, "sheen reaches osrc", () -> lab.pings("sheen-server", atOsrc));
		assertThat(lab.reaches("osrc-server", atSheen)).isTrue();
		assertThat(key(lab)).isEqualTo(held);
		lab.settles();
		assertThat(lab.wm("check").out()).doesNotContain("forward", "gateway_unrecognised", "another public key");
	}

	private static String key(Lab lab) {
		return lab.on("osrc", "wg", "show", "wg0", "public-key").succeeds().out().strip();
	}

	private static boolean isPeerOfSheen(Lab lab, String key) {
		return lab.on("sheen", "wg", "show", "wg0", "peers").lines().contains(key);
	}

	// As the handbook has it: stop, move the data away, restore, start.
	private static void restore(Lab lab) {
		lab.shell("registry", "pkill -TERM -x java; while pgrep -x java >/dev/null; do sleep 0.2; done").succeeds();
		lab.shell("registry",
				"rm -rf /var/lib/wm-registry.before && mv /var/lib/wm-registry /var/lib/wm-registry.before && wm-registry restore "
						+ BACKUP)
			.succeeds();
		lab.verb("stop", "registry").succeeds();
		lab.verb("start", "registry").succeeds();
	}

}
