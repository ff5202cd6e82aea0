package dev.wm.registry.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentFindingsTests {

	private Instant now = Instant.parse("2026-03-01T12:00:00Z");

	private long revision = 7;

	private int looks;

	private final RecentFindings findings = new RecentFindings(() -> {
		this.looks++;
		return List.of();
	}, () -> this.revision, ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC));

	@Test
	void findingsWhenAskedAgainAreNotLookedForAgain() {
		ask(0, 1);
		ask(9, 1);
	}

	@Test
	void findingsWhenOldOrWrittenSinceAreLookedForAgain() {
		ask(0, 1);
		ask(10, 2);
		this.revision++;
		ask(0, 3);
		ask(-1, 4);
	}

	private void ask(int later, int expected) {
		this.now = this.now.plusSeconds(later);
		this.findings.findings();
		assertThat(this.looks).isEqualTo(expected);
	}

}
