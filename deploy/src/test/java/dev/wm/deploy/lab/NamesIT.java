package dev.wm.deploy.lab;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every gateway answers for the whole mesh, from its own files. */
@LabTest
class NamesIT {

	private static final String OUTSIDE = "www.example.com";

	// W105
	@Test
	void hostWhenAskedForAtItsSiteIsItsLanAddress(Lab lab) {
		assertThat(lab.dig("sheen-nas", "server.sheen")).containsExactly("192.168.1.10");
		assertThat(lab.dig("osrc-kiosk", "server.osrc")).containsExactly("192.168.1.10");
		assertThat(lab.dig("hub-server", "server.hub")).containsExactly("10.77.0.10");
	}

	// W106, W21: the same label at two sites is two machines
	@ParameterizedTest
	@CsvSource({ "osrc-server,server.sheen", "hub-server,server.sheen", "sheen-server,server.osrc",
			"hub-server,server.osrc", "osrc-server,server.hub" })
	void hostWhenAskedForElsewhereIsItsOverlayAddress(String node, String name, Lab lab) {
		assertThat(lab.dig(node, name)).containsExactly(lab.overlay(name));
	}

	// W106: a site's own gateway, asked over the mesh, gives overlay addresses too
	@Test
	void hostWhenAskedForOverTheMeshIsItsOverlayAddress(Lab lab) {
		assertThat(lab.dig("osrc-server", "@" + lab.gateway("sheen"), "server.sheen"))
			.containsExactly(lab.overlay("server.sheen"));
	}

	// W107
	@ParameterizedTest
	@ValueSource(strings = { "sheen-server", "osrc-server", "hub-server" })
	void gatewayWhenAskedForAnywhereIsItsOverlayAddress(String node, Lab lab) {
		for (String site : Lab.GATEWAYS) {
			assertThat(lab.dig(node, "gw." + site)).as("gw.%s", site).containsExactly(lab.gateway(site));
		}
	}

	@Test
	void overlayAddressWhenLookedUpHasItsName(Lab lab) {
		assertThat(lab.dig("osrc-server", "-x", lab.overlay("server.sheen"))).containsExactly("server.sheen.");
		assertThat(lab.dig("sheen-server", "-x", lab.overlay("server.sheen"))).containsExactly("server.sheen.");
		assertThat(lab.dig("sheen-server", "-x", lab.gateway("osrc"))).containsExactly("gw.osrc.");
	}

	// W104: and nobody outside learns what people look for
	@ParameterizedTest
	@ValueSource(strings = { "sheen-server", "osrc-server", "hub-server" })
	void nameWhenUnknownInTheMeshDoesNotExistAndIsNotAskedOutside(String node, Lab lab) {
		String unknown = "nobody-from-" + node + ".sheen";
		assertThat(lab.on(node, "dig", "+time=5", "+tries=2", unknown).out()).contains("status: NXDOMAIN");
		assertThat(lab.on(node, "dig", "+time=5", "+tries=2", "AAAA", "server.sheen").out())
			.contains("status: NOERROR");
		assertThat(lab.on(node, "dig", "+time=5", "+tries=2", "-x", "172.30.250.250").out())
			.contains("status: NXDOMAIN");
		assertThat(lab.outsideQueries()).doesNotContain(unknown)
			.doesNotContain("server.sheen")
			.doesNotContain("250.250.30.172");
	}

	// W109
	@Test
	void nameWhenNotOfTheMeshIsAnsweredFromOutside(Lab lab) {
		for (String node : List.of("sheen-server", "osrc-server", "hub-server")) {
			assertThat(lab.dig(node, OUTSIDE)).as(node).containsExactly("203.0.113.53");
		}
		assertThat(lab.outsideQueries()).contains(OUTSIDE);
	}

	// W103, W192
	@Test
	void gatewayWhenAskedOnItselfAnswersFromItsFile(Lab lab) {
		assertThat(lab.dig("sheen", "@127.0.0.1", "server.osrc")).containsExactly(lab.overlay("server.osrc"));
		assertThat(lab.on("sheen", "cat", "/etc/wm/hosts").succeeds().out()).contains("server.osrc");
	}

}
