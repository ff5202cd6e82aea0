package dev.wm.cli.command.inspect;

import java.time.Instant;
import java.util.List;

import dev.wm.cli.TestGateways;
import dev.wm.contract.v1.gateway.Gateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayStatusTests {

	private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

	private static String state(boolean enrolled, boolean inSync, @Nullable Instant lastSeen, String... problems) {
		Gateway gateway = TestGateways.of("sheen", enrolled, inSync, lastSeen, List.of(), problems);
		return GatewayStatus.describe(gateway, NOW);
	}

	@Test
	void describeWhenNoGatewayEnrolledSaysNeverSeen() {
		assertThat(state(false, false, null)).isEqualTo("never seen");
	}

	@Test
	void describeWhenTheRegistryStartedAnewSaysSo() {
		assertThat(state(true, true, null)).isEqualTo("not seen since the registry started");
	}

	@Test
	void describeWhenItPollsSaysWhetherItIsInSync() {
		assertThat(state(true, true, NOW.minusSeconds(180))).isEqualTo("in sync, last seen 3 min ago");
		assertThat(state(true, false, NOW.plusSeconds(9))).isEqualTo("behind, last seen just now");
	}

	@Test
	void describeWhenItStoppedPollingDoesNotCallItInSync() {
		assertThat(state(true, true, NOW.minusSeconds(181))).isEqualTo("silent, last seen 3 min ago");
	}

	@Test
	void describeWhenItReportsProblemsCountsThem() {
		assertThat(state(true, true, NOW, "a")).isEqualTo("in sync, 1 problem, last seen just now");
		assertThat(state(true, false, NOW, "a", "b")).isEqualTo("behind, 2 problems, last seen just now");
	}

}
