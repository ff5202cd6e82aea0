package dev.wm.deploy.lab;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway that a change cuts off goes back by itself. Here sheen has the hub as its
 * only live peer, and waits ten seconds instead of sixty.
 */
@LabTest
class CommitConfirmIT {

	private static final Duration REVERTED = Duration.ofSeconds(40);

	private String hubKey = "";

	@BeforeEach
	void leaveSheenTheHubAlone(Lab lab) {
		this.hubKey = lab.on("hub", "wg", "show", "wg0", "public-key").succeeds().out().strip();
		lab.shell("sheen", "echo WM_CONFIRM_TIMEOUT=10s >>/etc/wm/gateway.env").succeeds();
		lab.verb("stop", "sheen").succeeds();
		lab.verb("start", "sheen").succeeds();
		lab.verb("stop", "osrc").succeeds();
		Lab.eventually(Duration.ofSeconds(20), "sheen reaches the hub", () -> lab.pings("sheen", lab.gateway("hub")));
	}

	@AfterEach
	void bringOsrcBack(Lab lab) {
		lab.on("sheen-router", "nft", "delete", "table", "ip", "block");
		setHubKey(lab, this.hubKey);
		lab.shell("sheen", "sed -i /WM_CONFIRM_TIMEOUT/d /etc/wm/gateway.env").succeeds();
		lab.verb("start", "osrc").succeeds();
		lab.verb("stop", "sheen").succeeds();
		lab.verb("start", "sheen").succeeds();
		Lab.eventually(Duration.ofSeconds(40), "every gateway is in sync", () -> lab.inSync(Lab.GATEWAYS.size()));
	}

	@Test
	void gatewayWhenAWrongHubKeyCutsItOffGoesBack(Lab lab) {
		String wrong = lab.shell("admin", "wg genkey | wg pubkey").succeeds().out().strip();
		setHubKey(lab, wrong);
		Lab.eventually(Lab.ONE_POLL, "sheen has the wrong key", () -> peers(lab).contains(wrong));
		// The registry was reached over the mesh, say: it is gone as well.
		block(lab, "ip daddr 203.0.113.10 tcp dport 8099");
		Lab.eventually(REVERTED, "sheen has the right key again", () -> peers(lab).contains(this.hubKey));
		assertThat(peers(lab)).doesNotContain(wrong);
		Lab.eventually(Duration.ofSeconds(15), "sheen reaches the hub", () -> lab.pings("sheen", lab.gateway("hub")));
		lab.on("sheen-router", "nft", "delete", "table", "ip", "block").succeeds();
		Lab.eventually(Duration.ofSeconds(70), "the registry is told", () -> problems(lab).contains("cut"));
		assertThat(peers(lab)).as("the bad configuration is held off").contains(this.hubKey);
		setHubKey(lab, this.hubKey);
		Lab.eventually(Duration.ofSeconds(20), "a newer one is taken", () -> problems(lab).equals("[]"));
	}

	// Somebody else's firewall: nothing the gateway could do brings the tunnel back, and
	// once it is gone the newest configuration is in force
	@Test
	void gatewayWhenAFirewallDropsWireGuardEndsWithTheNewestConfiguration(Lab lab) {
		lab.wm("add-host", "newest.sheen", "--local-ip", "192.168.1.91").succeeds();
		Lab.eventually(Lab.ONE_POLL, "sheen has it", () -> !lab.dig("sheen-server", "newest.sheen").isEmpty());
		block(lab, "udp sport 51820");
		lab.on("sheen-router", "nft", "add", "rule", "ip", "block", "forward", "udp", "dport", "51820", "drop")
			.succeeds();
		lab.on("sheen-router", "nft", "add", "rule", "ip", "block", "forward", "tcp", "dport", "8099", "drop")
			.succeeds();
		Lab.eventually(REVERTED, "sheen went back", () -> lab.dig("sheen-server", "newest.sheen").isEmpty());
		lab.on("sheen-router", "nft", "delete", "table", "ip", "block").succeeds();
		lab.wm("remove", "newest.sheen", "--yes").succeeds();
		Lab.eventually(Duration.ofSeconds(70), "sheen is well", () -> problems(lab).equals("[]"));
		assertThat(lab.pings("sheen", lab.gateway("hub"))).isTrue();
	}

	private static void block(Lab lab, String match) {
		lab.onWithInput("sheen-router", """
				table ip block {
				  chain forward {
				    type filter hook forward priority -10;
				    %s drop
				  }
				}
				""".formatted(match), "nft", "-f", "-").succeeds();
	}

	private static String peers(Lab lab) {
		return lab.on("sheen", "wg", "show", "wg0", "peers").out();
	}

	private static String problems(Lab lab) {
		for (JsonNode gateway : lab.json("list", "-o", "json").get("gateways")) {
			if (gateway.get("site").asString().equals("sheen")) {
				return gateway.get("problems").toString();
			}
		}
		return "";
	}

	/** What only the hub's gateway may say, said in its name. */
	private static void setHubKey(Lab lab, String key) {
		lab.shell("hub",
				"sed 's/^/Authorization: Bearer /' /etc/wm/credential | curl -sf -H @- -X PUT "
						+ "-H 'Content-Type: application/json' -d '{\"public_key\":\"" + key
						+ "\"}' http://203.0.113.10:8099/api/v1/gateway/key")
			.succeeds();
	}

}
