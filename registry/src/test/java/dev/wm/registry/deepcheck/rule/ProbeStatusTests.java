package dev.wm.registry.deepcheck.rule;

import java.time.Instant;

import dev.wm.contract.net.SiteDomain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeStatusTests {

	@ParameterizedTest
	@CsvSource({ "true, true, false, true", "false, true, false, false", "true, false, false, false",
			"true, true, true, false" })
	void isPendingWhenItCanComeAndHasNot(boolean able, boolean letIn, boolean reported, boolean expected) {
		ProbeStatus status = new ProbeStatus(SiteDomain.parse("sheen"), able, letIn,
				reported ? Instant.parse("2026-03-01T12:00:00Z") : null);
		assertThat(status.isPending()).isEqualTo(expected);
		assertThat(status.isReported()).isEqualTo(reported);
	}

}
