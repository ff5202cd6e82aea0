package dev.wm.deploy.lab;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Hosts reach each other across sites whose LANs are the same network. */
@LabTest
class ReachIT {

	private static final String SHARED_ADDRESS = "192.168.1.10";

	private static final String PORT = "7100";

	@Test
	void bothServersWhenAtHomeHaveTheSameAddress(Lab lab) {
		assertThat(lab.on("sheen-server", "ip", "-br", "-4", "address").out()).contains(SHARED_ADDRESS + "/24");
		assertThat(lab.on("osrc-server", "ip", "-br", "-4", "address").out()).contains(SHARED_ADDRESS + "/24");
	}

	// W99, W100, W101: by overlay address and by name, from hosts that run nothing of wm
	@ParameterizedTest
	@CsvSource({ "sheen-server,server.osrc", "osrc-server,server.sheen", "sheen-server,server.hub",
			"hub-server,server.sheen", "osrc-server,server.hub", "hub-server,server.osrc", "osrc-server,nas.sheen",
			"sheen-nas,server.osrc" })
	void hostWhenPingedFromAnotherSiteAnswers(String from, String to, Lab lab) {
		String overlay = lab.overlay(to);
		lab.on(from, "ping", "-n", "-c", "3", "-i", "0.2", "-W", "10", overlay).succeeds();
		CommandResult byName = lab.on(from, "ping", "-n", "-c", "1", "-W", "10", to).succeeds();
		assertThat(byName.out()).contains(to + " (" + overlay + ")");
	}

	// WX1: what the far host sees is the caller's overlay address, never the gateway's
	@ParameterizedTest
	@CsvSource({ "sheen-server,server.sheen,osrc-server,server.osrc",
			"osrc-server,server.osrc,sheen-server,server.sheen", "hub-server,server.hub,sheen-server,server.sheen",
			"sheen-nas,nas.sheen,hub-server,server.hub" })
	void hostWhenCalledOverTcpSeesTheCallersOverlayAddress(String from, String fromName, String to, String toName,
			Lab lab) {
		RunningCommand listener = lab.start(to, "timeout", "180", "nc", "-n", "-v", "-l", "-p", PORT);
		lab.listens(to, Integer.parseInt(PORT));
		lab.onWithInput(from, "hello over tcp\n", "nc", "-n", "-N", "-w", "30", lab.overlay(toName), PORT).succeeds();
		CommandResult heard = listener.await(Lab.MOMENT).succeeds();
		assertThat(heard.out()).isEqualTo("hello over tcp\n");
		assertThat(heard.err()).contains("received on " + lab.overlay(fromName) + " ");
	}

	// WX1, with ICMP: seen on the far host's own wire
	@ParameterizedTest
	@CsvSource({ "sheen-server,server.sheen,osrc-server,server.osrc",
			"osrc-server,server.osrc,sheen-server,server.sheen" })
	void hostWhenPingedSeesTheCallersOverlayAddress(String from, String fromName, String to, String toName, Lab lab) {
		RunningCommand capture = lab.start(to, "timeout", "180", "tcpdump", "-n", "-l", "-c", "1", "-i", "eth0",
				"icmp[icmptype] == icmp-echo");
		String target = lab.overlay(toName);
		Await.within(Lab.MOMENT, "the capture has its packet", () -> {
			lab.pings(from, target);
			return !capture.process().isAlive();
		});
		assertThat(capture.await(Lab.MOMENT).succeeds().out())
			.contains(lab.overlay(fromName) + " > " + SHARED_ADDRESS + ": ICMP echo request");
	}

	@Test
	void gatewayWhenPingedByAHostOfAnotherSiteAnswers(Lab lab) {
		assertThat(lab.reaches("sheen-server", lab.gateway("osrc"))).isTrue();
		assertThat(lab.reaches("osrc-server", lab.gateway("hub"))).isTrue();
	}

	// The owner's other traffic is none of wm's business
	@Test
	void hostWhenCallingTheInternetStillGetsThere(Lab lab) {
		assertThat(lab.reaches("sheen-server", "203.0.113.53")).isTrue();
		assertThat(lab.reaches("hub-server", "203.0.113.53")).isTrue();
		assertThat(lab.on("hub", "nft", "list", "table", "ip", "uplink").succeeds().out()).contains("masquerade");
	}

}
