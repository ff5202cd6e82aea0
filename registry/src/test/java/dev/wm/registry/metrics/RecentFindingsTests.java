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

	private int computations;

	private final RecentFindings findings = new RecentFindings(() -> {
		this.computations++;
		return List.of();
	}, () -> this.revision, ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC));

	@Test
	void findingsWhenReadAgainAreNotComputedAgain() {
		find(0, 1);
		find(9, 1);
	}

	@Test
	void findingsWhenOldOrWrittenSinceAreComputedAgain() {
		find(0, 1);
		find(10, 2);
		this.revision++;
		find(0, 3);
		find(-1, 4);
	}

	private void find(int later, int expected) {
		this.now = this.now.plusSeconds(later);
		this.findings.findings();
		assertThat(this.computations).isEqualTo(expected);
	}

}
