package dev.wm.deploy.lab;

import java.time.Duration;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W23, W110: the registry is needed for change alone. */
@LabTest
@Order(9)
class RegistryDownIT {

	private String atOsrc = "";

	private String atSheen = "";

	@BeforeEach
	void stopTheRegistry(Lab lab) {
		this.atOsrc = lab.overlay("server.osrc");
		this.atSheen = lab.overlay("server.sheen");
		lab.verb("stop", "registry").succeeds();
	}

	@AfterEach
	void startTheRegistry(Lab lab) {
		if (!lab.on("registry", "true").err().isEmpty()) {
			lab.verb("start", "registry").succeeds();
		}
		lab.settles();
	}

	@Test
	void trafficAndNamesWhenTheRegistryIsDownGoOn(Lab lab) {
		CommandResult wm = lab.wm("health").fails(1);
		assertThat(wm.err()).contains("203.0.113.10").doesNotContain("Exception");
		// Longer than several polls: the gateways have noticed by then.
		Await.within(Duration.ofSeconds(30), "a gateway says that it cannot reach the registry",
				() -> lab.log("sheen-gateway").toLowerCase(java.util.Locale.ROOT).contains("registry"));
		assertThat(lab.reaches("sheen-server", this.atOsrc)).isTrue();
		assertThat(lab.reaches("osrc-server", this.atSheen)).isTrue();
		assertThat(lab.dig("osrc-server", "server.sheen")).containsExactly(this.atSheen);
		assertThat(lab.dig("sheen-nas", "server.sheen")).containsExactly("192.168.1.10");
	}

	// Cold boot: neither the registry nor any name server is there
	@Test
	void gatewayWhenItsWholeNodeStartsWithoutTheRegistryCarriesTrafficAgain(Lab lab) {
		lab.verb("stop", "sheen").succeeds();
		lab.verb("stop", "internet").succeeds();
		assertThat(lab.pings("sheen-server", this.atOsrc)).isFalse();
		lab.verb("start", "sheen").succeeds();
		Await.within(Duration.ofSeconds(20), "sheen-server reaches osrc-server again",
				() -> lab.pings("sheen-server", this.atOsrc));
		assertThat(lab.reaches("osrc-server", this.atSheen)).isTrue();
		assertThat(lab.dig("sheen-nas", "server.osrc")).containsExactly(this.atOsrc);
		assertThat(lab.dig("sheen-nas", "server.sheen")).containsExactly("192.168.1.10");
		lab.verb("start", "internet").succeeds();
	}

	@Test
	void registryWhenStartedAgainHasEverything(Lab lab) {
		lab.verb("start", "registry").succeeds();
		assertThat(lab.overlay("server.osrc")).isEqualTo(this.atOsrc);
		lab.settles();
	}

}
