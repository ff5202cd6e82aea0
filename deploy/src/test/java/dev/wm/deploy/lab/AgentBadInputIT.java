package dev.wm.deploy.lab;

import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that gets an unreadable configuration says so and keeps the one it has. */
@LabTest
@Order(7)
class AgentBadInputIT {

	private static final String ELSEWHERE = "http://203.0.113.53:8099";

	// The answer's length is announced in full, so that the last case is a truncated one.
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			200 OK | {"mesh_name": | 13
			200 OK | not json at all | 15
			200 OK | {} | 2
			200 OK | {"mesh_name":"lab","supernet":"172.30.0.0/16" | 4000
			401 Unauthorized | {"status":401,"title":"Unauthorized","detail":"No.","code":"unauthenticated"} | 76
			500 Internal Server Error | <html>oops</html> | 17
			""")
	void gatewayWhenTheAnswerIsBrokenKeepsWhatItHas(String status, String body, int length, Lab lab) {
		lab.settles();
		List<String> before = applied(lab);
		RunningCommand server = lab.start("internet", "timeout", "180", "sh", "-c",
				"""
						while :; do
						  printf 'HTTP/1.1 %s\\r\\nContent-Type: application/json\\r\\nETag: "x"\\r\\nContent-Length: %s\\r\\nConnection: close\\r\\n\\r\\n%s' \
						    "$1" "$2" "$3" | nc -n -N -l -p 8099 >/dev/null
						done""",
				"sh", status, length + "", body);
		try {
			lab.listens("internet", 8099);
			CommandResult sync = lab.on("sheen", "env", "WM_REGISTRY_URL=" + ELSEWHERE, "wm-gateway", "sync").fails(1);
			assertThat(sync.out() + sync.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception");
		}
		finally {
			lab.on("internet", "pkill", "-f", "nc -n -N -l -p 8099");
			server.process().descendants().forEach(ProcessHandle::destroy);
			server.process().destroy();
		}
		assertThat(applied(lab)).isEqualTo(before);
		assertThat(lab.reaches("sheen-server", lab.overlay("server.osrc"))).isTrue();
	}

	@Test
	void gatewayWhenItsSettingsAreWrongNamesThemAll(Lab lab) {
		CommandResult run = lab.on("sheen", "env", "WM_REGISTRY_URL=ftp://nowhere", "WM_POLL_INTERVAL=soon",
				"wm-gateway", "sync");
		assertThat(run.exit()).as(run.toString()).isNotZero();
		assertThat(run.err()).contains("WM_REGISTRY_URL").contains("WM_POLL_INTERVAL").doesNotContain("\tat ");
	}

	private List<String> applied(Lab lab) {
		List<String> state = new ArrayList<>();
		// The kernel lists peers in no order; the table's comment stands for its
		// elements.
		state.addAll(lab.shell("sheen", "wg show wg0 allowed-ips | sort").succeeds().lines());
		state.add(lab.on("sheen", "nft", "-a", "-t", "list", "table", "ip", "wm").succeeds().out());
		state.add(lab.on("sheen", "sha256sum", "/etc/wm/hosts", "/etc/wm/dnsmasq.conf", "/etc/wm/dnsmasq.servers",
				"/etc/wireguard/wg0.conf", "/etc/nftables.d/wm.nft", "/etc/wm/credential")
			.succeeds()
			.out());
		return state;
	}

}
