package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change that severs a gateway from the registry and from every peer is reverted by the
 * gateway itself. The one at sheen reaches the registry through the tunnel only, and its
 * only living peer is the hub: so it can be severed at all.
 */
@LabTest
@Order(4)
class CommitConfirmIT {

	private static final Duration CONFIRMATION = Duration.ofSeconds(10);

	private static final Duration POLL = Duration.ofSeconds(10);

	private static final Duration BACK = CONFIRMATION.plusSeconds(20);

	// A connection that was cut takes its time to notice that it no longer is.
	private static final Duration REPORTED = Duration.ofSeconds(40);

	// A 304 is smaller.
	private static final int SMALLEST_CONFIGURATION = 600;

	private static final String REGISTRY = "203.0.113.10:8099";

	private static final String THROUGH_THE_TUNNEL = """
			table ip test {
				chain prerouting {
					type nat hook prerouting priority dstnat;
					iifname "wg0" tcp dport 8099 dnat to %s
				}
			}
			""".formatted(REGISTRY);

	private static final String SEVERED = """
			table inet test {
				chain output { type filter hook output priority -300; udp dport 51820 drop; }
				chain input { type filter hook input priority -300; udp dport 51820 drop; udp sport 51820 drop; }
			}
			""";

	private String settings = "";

	private String hub = "";

	private boolean replaced;

	@BeforeEach
	void dependOnTheTunnel(Lab lab) {
		this.hub = lab.gateway("hub");
		this.settings = lab.on("sheen", "cat", "/etc/wm/gateway.env").succeeds().out();
		lab.settles();
		lab.verb("stop", "osrc").succeeds();
		lab.onWithInput("hub", THROUGH_THE_TUNNEL, "nft", "-f", "-").succeeds();
		restartSheen(lab,
				this.settings.replace(REGISTRY, this.hub + ":8099")
					.replaceAll("WM_POLL_INTERVAL=.*", "WM_POLL_INTERVAL=5s") + "WM_CONFIRM_TIMEOUT="
						+ CONFIRMATION.toSeconds() + "s\n");
		Await.within(Duration.ofSeconds(20), "sheen is in sync, through the tunnel", () -> lab.isInSync("sheen")
				&& lab.shell("sheen", "ss -Htn 'dport = 8099' | grep -q " + this.hub).exit() == 0);
	}

	@AfterEach
	void dependOnTheInternet(Lab lab) {
		lab.on("sheen", "nft", "delete", "table", "inet", "test");
		lab.on("hub", "nft", "delete", "table", "ip", "test");
		restartSheen(lab, this.settings);
		if (this.replaced) {
			enrolTheHubAgain(lab);
		}
		lab.verb("start", "osrc").succeeds();
		lab.settles();
	}

	private void restartSheen(Lab lab, String env) {
		lab.onWithInput("sheen", env, "sh", "-c", "cat >/etc/wm/gateway.env").succeeds();
		lab.verb("stop", "sheen").succeeds();
		lab.verb("start", "sheen").succeeds();
	}

	// Somebody enrols a machine as the hub that is not it.
	@Test
	void gatewayWhenTheHubsKeyIsWrongGoesBackToTheOneBefore(Lab lab) {
		this.replaced = true;
		enrolAsHub(lab, lab.shell("admin", "wg genkey | wg pubkey").succeeds().out().strip());
		Await.within(POLL, "sheen has the wrong key, and is cut off", () -> !lab.pings("sheen", this.hub));
		Await.within(BACK, "sheen reaches the hub again", () -> lab.pings("sheen-server", lab.overlay("server.hub")));
		isReported(lab);
		enrolTheHubAgain(lab);
		isAcceptedAgain(lab);
	}

	// The configuration is on its way to the gateway when everything else is dropped.
	@Test
	void gatewayWhenAFirewallDropsWireGuardGoesBackToTheOneBefore(Lab lab) {
		String agent = lab.on("sheen", "pgrep", "-ox", "java").succeeds().out().strip();
		Await.within(Duration.ofMinutes(2), "the configuration waits for the gateway to wake up", () -> {
			// A gateway that got ten changes in a row does not poll at once.
			Await.within(Lab.MOMENT, "the polls of sheen and the hub are held", () -> lab.heldPolls() == 2);
			lab.on("sheen", "kill", "-STOP", agent).succeeds();
			lab.post("/api/v1/hosts", "{\"name\":\"confirm.osrc\",\"local_address\":\"192.168.1.99\"}");
			if (hasConfigurationWaiting(lab)) {
				return true;
			}
			lab.on("sheen", "kill", "-CONT", agent).succeeds();
			lab.wm("remove", "confirm.osrc", "--yes").succeeds();
			Await.within(Duration.ofSeconds(20), "it polls again",
					() -> lab.isInSync("sheen") && !knows(lab, "confirm.osrc"));
			return false;
		});
		lab.onWithInput("sheen", SEVERED, "nft", "-f", "-").succeeds();
		lab.on("sheen", "kill", "-CONT", agent).succeeds();
		Await.within(POLL, "the change is applied", () -> knows(lab, "confirm.osrc"));
		Await.within(BACK, "it is reverted", () -> !knows(lab, "confirm.osrc"));
		lab.on("sheen", "nft", "delete", "table", "inet", "test").succeeds();
		Await.within(BACK, "sheen reaches the hub again", () -> lab.pings("sheen-server", lab.overlay("server.hub")));
		isReported(lab);
		assertThat(knows(lab, "confirm.osrc")).as("the revision that is held off").isFalse();
		lab.wm("remove", "confirm.osrc", "--yes").succeeds();
		isAcceptedAgain(lab);
	}

	// Not if the poll was over before the change.
	private static boolean hasConfigurationWaiting(Lab lab) {
		Await.within(Lab.MOMENT, "a response has come", () -> waiting(lab) > 0);
		return waiting(lab) > SMALLEST_CONFIGURATION;
	}

	private static int waiting(Lab lab) {
		return lab.shell("sheen", "ss -Htn 'dport = 8099' | awk '{ print $2 }'")
			.succeeds()
			.lines()
			.stream()
			.mapToInt(Integer::parseInt)
			.sum();
	}

	private static boolean knows(Lab lab, String name) {
		return lab.on("sheen", "cat", "/etc/wm/hosts").out().contains(name);
	}

	private static void isReported(Lab lab) {
		Await.within(REPORTED, "wm check tells of it", () -> lab.wm("check").out().contains("cut"));
		assertThat(lab.wm("check").fails(1).out()).contains("sheen");
		assertThat(lab.on("sheen", "wm-gateway", "status").out()).contains("cut this gateway off");
	}

	private static void isAcceptedAgain(Lab lab) {
		Await.within(Duration.ofSeconds(20), "the newer configuration is applied", () -> lab.isInSync("sheen"));
	}

	private void enrolTheHubAgain(Lab lab) {
		lab.onWithInput("hub", "WM_REGISTRY_TOKEN=" + token(lab) + "\n", "sh", "-c", "cat >>/etc/wm/gateway.env")
			.succeeds();
		this.replaced = false;
	}

	private static String token(Lab lab) {
		JsonNode created = lab.json("token", "create", "--site", "hub", "-o", "json");
		return created.findValue("token").asString();
	}

	private static void enrolAsHub(Lab lab, String key) {
		String request = "{\"public_key\":\"" + key + "\",\"lans\":[],\"version\":\"0\"}";
		lab.onWithInput("admin", "header = \"Authorization: Bearer " + token(lab) + "\"\n", "curl", "-sSf", "-K", "-",
				"-o", "/dev/null", "-H", "Content-Type: application/json", "-d", request,
				"http://" + REGISTRY + "/api/v1/enrolments")
			.succeeds();
	}

}
