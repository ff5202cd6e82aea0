package dev.wm.deploy.lab;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W99 to W101, W124, WX1: the 1:1 translation where it is not the plain case. */
@LabTest
class TranslationIT {

	// A host calls a neighbour by its overlay address: both see overlay addresses
	@Test
	void neighbourWhenCalledByItsOverlayAddressAnswers(Lab lab) {
		String nas = lab.overlay("nas.sheen");
		String captured = capturedPing(lab, "sheen-server", "sheen-nas", nas);
		assertThat(captured).contains(lab.overlay("server.sheen") + " > 192.168.1.20: ICMP echo request");
	}

	// The camera has no route into the mesh: it answers its own gateway
	@Test
	void hostWithoutARouteWhenMasqueradedIsReached(Lab lab) {
		assertThat(lab.on("osrc-camera", "ip", "route").out()).doesNotContain("172.30.");
		String captured = capturedPing(lab, "sheen-server", "osrc-camera", lab.overlay("camera.osrc"));
		assertThat(captured).contains("192.168.1.250 > 192.168.1.60: ICMP echo request");
		assertThat(lab.reaches("hub-server", lab.overlay("camera.osrc"))).isTrue();
		assertThat(lab.reaches("laptop", lab.overlay("camera.osrc"))).isTrue();
		// The caller is hidden from the camera alone.
		assertThat(capturedPing(lab, "sheen-server", "osrc-server", lab.overlay("server.osrc")))
			.contains(lab.overlay("server.sheen") + " > 192.168.1.10: ICMP echo request");
	}

	@Test
	void hostWhenItsLocalAddressChangesIsReachedAtTheNewOne(Lab lab) {
		String overlay = lab.overlay("nas.sheen");
		lab.on("sheen-nas", "ip", "address", "add", "192.168.1.21/24", "dev", "eth0").succeeds();
		try {
			lab.wm("edit", "host", "nas.sheen", "--set", "local_address=192.168.1.21").succeeds();
			lab.settles();
			assertThat(lab.overlay("nas.sheen")).isEqualTo(overlay);
			assertThat(capturedPing(lab, "osrc-server", "sheen-nas", overlay))
				.contains(" > 192.168.1.21: ICMP echo request");
			assertThat(lab.dig("sheen-server", "nas.sheen")).containsExactly("192.168.1.21");
		}
		finally {
			lab.wm("edit", "host", "nas.sheen", "--set", "local_address=192.168.1.20").succeeds();
			lab.on("sheen-nas", "ip", "address", "del", "192.168.1.21/24", "dev", "eth0");
			lab.settles();
		}
	}

	@Test
	void hostOfTheSecondLanWhenRegisteredIsAMemberLikeAnyOther(Lab lab) {
		String printer = lab.overlay("printer.sheen");
		assertThat(lab.reaches("osrc-server", printer)).isTrue();
		assertThat(lab.reaches("sheen-printer", lab.overlay("server.osrc"))).isTrue();
		assertThat(capturedPing(lab, "sheen-server", "sheen-printer", printer))
			.contains(lab.overlay("server.sheen") + " > 192.168.2.20: ICMP echo request");
	}

	// Only the mesh leads from one LAN to the other, and only its members
	@Test
	void lanWhenRoutedThroughTheGatewayIsNotReachedFromTheOther(Lab lab) {
		lab.on("sheen-printer", "ip", "route", "add", "192.168.1.0/24", "via", "192.168.2.250").succeeds();
		lab.on("sheen-server", "ip", "route", "add", "192.168.2.0/24", "via", "192.168.1.250").succeeds();
		try {
			assertThat(lab.pings("sheen-printer", "192.168.1.10")).isFalse();
			assertThat(lab.pings("sheen-server", "192.168.2.20")).isFalse();
			assertThat(lab.reaches("sheen-server", lab.overlay("printer.sheen"))).isTrue();
		}
		finally {
			lab.on("sheen-printer", "ip", "route", "del", "192.168.1.0/24");
			lab.on("sheen-server", "ip", "route", "del", "192.168.2.0/24");
		}
	}

	// W124, option B: the gateway is a machine's router for everything
	@Test
	void machineWhoseDefaultRouteIsTheGatewayReachesMeshAndInternet(Lab lab) {
		lab.on("sheen-nas", "ip", "route", "replace", "default", "via", "192.168.1.250").succeeds();
		lab.on("sheen-stranger", "ip", "route", "replace", "default", "via", "192.168.1.250").succeeds();
		try {
			assertThat(lab.reaches("sheen-nas", "203.0.113.53")).isTrue();
			assertThat(lab.reaches("sheen-nas", lab.overlay("server.osrc"))).isTrue();
			assertThat(lab.reaches("sheen-stranger", "203.0.113.53")).isTrue();
			assertThat(lab.pings("sheen-stranger", lab.overlay("server.osrc"))).isFalse();
		}
		finally {
			lab.on("sheen-nas", "ip", "route", "replace", "default", "via", "192.168.1.1").succeeds();
			lab.on("sheen-stranger", "ip", "route", "replace", "default", "via", "192.168.1.1").succeeds();
		}
	}

	/** Pings, and returns the packet that tcpdump captured on the target's interface. */
	private static String capturedPing(Lab lab, String from, String to, String target) {
		RunningCommand capture = lab.start(to, "timeout", "180", "tcpdump", "-n", "-l", "-c", "1", "-i", "eth0",
				"icmp[icmptype] == icmp-echo");
		Await.within(Lab.MOMENT, "the capture has its packet", () -> {
			lab.pings(from, target);
			return !capture.process().isAlive();
		});
		assertThat(lab.pings(from, target)).as(from + " reaches " + target).isTrue();
		return capture.await(Lab.MOMENT).succeeds().out();
	}

}
