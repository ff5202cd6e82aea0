package dev.wm.deploy.lab;

import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W65, W93, W144, W145: devices, and addresses that move. */
@LabTest
class HubIT {

	// A device repeats itself every 25 seconds if nobody talks.
	private static final Duration KEEPALIVE = Duration.ofSeconds(40);

	// The connection that the poll was held on died with the address: the gateway notices
	// three seconds after the poll should have ended, and polls again within one. A
	// report on a connection that died the same way may take three more.
	private static final Duration FOLLOWED = Lab.ONE_POLL.plusSeconds(10);

	// W108: under the reserved domain; the laptop is a guest in a network that is the
	// sites' own range
	@ParameterizedTest
	@CsvSource({ "laptop,server.sheen", "laptop,server.hub", "sheen-server,laptop.hub", "hub-server,laptop.hub",
			"sheen-server,field-sensor.hub", "laptop,field-sensor.hub" })
	void deviceWhenCalledOrCallingIsAMember(String from, String to, Lab lab) {
		String address = lab.address(to);
		assertThat(lab.dig(from, to)).containsExactly(address);
		assertThat(lab.reaches(from, to)).isTrue();
	}

	@Test
	void deviceWhenAHostIsCalledIsSeenUnderItsOverlayAddress(Lab lab) {
		RunningCommand capture = lab.start("sheen-server", "timeout", "180", "tcpdump", "-n", "-l", "-c", "1", "-i",
				"eth0", "icmp[icmptype] == icmp-echo");
		String target = lab.overlay("server.sheen");
		Await.within(Lab.MOMENT, "the capture has its packet", () -> {
			lab.pings("laptop", target);
			return !capture.process().isAlive();
		});
		assertThat(capture.await(Lab.MOMENT).succeeds().out())
			.contains(lab.address("laptop.hub") + " > 192.168.1.10: ICMP echo request");
	}

	// wg syncconf sends endpoints again, and so would undo roaming
	@Test
	void deviceWhenItRoamsIsNotSetBackByAnUnrelatedChange(Lab lab) {
		move(lab, "laptop-router", "203.0.113.13", "203.0.113.23");
		try {
			Await.within(KEEPALIVE, "the hub hears the laptop from its new address",
					() -> lab.pings("laptop", lab.overlay("server.sheen"))
							&& endpoints(lab, "hub").contains("203.0.113.23:"));
			lab.wm("add-host", "unrelated.sheen", "--local-ip", "192.168.1.90").succeeds();
			lab.settles();
			assertThat(endpoints(lab, "hub")).contains("203.0.113.23:").doesNotContain("203.0.113.13:");
			assertThat(lab.reaches("sheen-server", lab.address("laptop.hub"))).isTrue();
		}
		finally {
			lab.wm("remove", "unrelated.sheen", "--yes");
			move(lab, "laptop-router", "203.0.113.23", "203.0.113.13");
			Await.within(KEEPALIVE, "the laptop is back", () -> lab.pings("laptop", lab.overlay("server.sheen")));
			lab.settles();
		}
	}

	// No dynamic DNS: the registry sees where a gateway polls from
	@Test
	void siteWhenItsPublicAddressChangesIsFollowedWithinAPoll(Lab lab) {
		assertThat(endpoints(lab, "sheen")).contains("203.0.113.12:51820");
		move(lab, "osrc-router", "203.0.113.12", "203.0.113.22");
		try {
			Await.within(FOLLOWED, "sheen has osrc's new endpoint",
					() -> endpoints(lab, "sheen").contains("203.0.113.22:51820"));
			Await.within(FOLLOWED, "sheen-server reaches osrc-server",
					() -> lab.pings("sheen-server", lab.overlay("server.osrc")));
		}
		finally {
			move(lab, "osrc-router", "203.0.113.22", "203.0.113.12");
			Await.within(FOLLOWED, "sheen has osrc's old endpoint again",
					() -> endpoints(lab, "sheen").contains("203.0.113.12:51820"));
			lab.settles();
		}
	}

	private static String endpoints(Lab lab, String node) {
		return lab.on(node, "wg", "show", "wg0", "endpoints").succeeds().out();
	}

	// What a provider does at night: the old address is gone, and every flow with it
	private static void move(Lab lab, String router, String from, String to) {
		for (List<String> step : List.of(List.of("ip", "address", "add", to + "/24", "dev", "wan"),
				List.of("ip", "address", "del", from + "/24", "dev", "wan"),
				List.of("ip", "address", "replace", to + "/24", "dev", "wan"), List.of("conntrack", "-F"))) {
			lab.on(router, step.toArray(String[]::new)).succeeds();
		}
	}

}
