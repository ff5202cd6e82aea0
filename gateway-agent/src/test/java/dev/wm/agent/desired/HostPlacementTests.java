package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostPlacementTests {

	private static final LocalContext NO_LAN = new LocalContext(Samples.KEY, List.of(), List.of(), false, false);

	private static GatewayConfig with(String local) {
		List<Host> hosts = Stream
			.concat(Samples.config().hosts().stream(), Stream.of(Samples.host("x", local, "172.30.2.9")))
			.toList();
		return Samples.config(Samples.KEY.publicKey(), Samples.config().peers(), hosts);
	}

	private static DesiredState desired(String local, LocalContext context) {
		return DesiredStateMapper.map(with(local), context);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			8.8.8.8       | is in none of this gateway's LANs (192.168.1.0/24)
			192.168.2.9   | is in none of this gateway's LANs (192.168.1.0/24)
			192.168.1.0   | is in none of this gateway's LANs (192.168.1.0/24)
			192.168.1.255 | is in none of this gateway's LANs (192.168.1.0/24)
			192.168.1.250 | is this gateway's own
			""")
	void mapWhenAHostIsNotOnALanLeavesItAloneOut(String local, String reason) {
		DesiredState desired = desired(local, Samples.context());
		assertThat(desired.ruleset().hosts()).hasSize(2).noneMatch((host) -> host.local().toString().equals(local));
		assertThat(desired.dns().entries()).noneMatch((entry) -> entry.address().toString().equals(local));
		assertThat(new HostPlacement(with(local), Samples.context()).problems())
			.containsExactly("x.sheen is left out: its local address " + local + " " + reason
					+ ". Correct it: wm edit host x.sheen.");
	}

	@Test
	void mapWhenAHostIsOnALanHasIt() {
		assertThat(desired("192.168.1.9", Samples.context()).ruleset().hosts()).hasSize(3);
		assertThat(desired("10.7.0.9", Samples.twoLans()).ruleset().hosts()).hasSize(3);
		assertThat(new HostPlacement(with("10.7.0.9"), Samples.twoLans()).problems()).isEmpty();
	}

	// As the registry takes any address while it knows no LAN.
	@Test
	void mapWhenThereIsNoLanLeavesNoneOut() {
		assertThat(desired("192.168.1.9", NO_LAN).ruleset().hosts()).hasSize(3);
		assertThat(new HostPlacement(with("192.168.1.9"), NO_LAN).problems()).isEmpty();
	}

}
