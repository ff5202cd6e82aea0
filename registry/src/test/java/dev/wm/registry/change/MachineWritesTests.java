package dev.wm.registry.change;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How often a gateway or device may change the mesh. */
class MachineWritesTests {

	private Instant now = Instant.parse("2026-11-28T08:00:00Z");

	private final MachineWrites writes = new MachineWrites(() -> this.now,
			JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql:none")));

	private boolean allows(String kind, long credential) {
		try {
			this.writes.count(new Actor(kind, credential, null));
			return true;
		}
		catch (RefusedException ex) {
			assertThat(ex.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
			return false;
		}
	}

	private long allowed(String kind, long credential) {
		return IntStream.range(0, 100).filter((number) -> allows(kind, credential)).count();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway", "device" })
	void countWhenAMachineWritesTooOftenRefusesItAlone(String kind) {
		assertThat(allowed(kind, 7)).isEqualTo(MachineWrites.BURST);
		assertThat(allowed(kind, 8)).isEqualTo(MachineWrites.BURST);
	}

	@Test
	void countWhenTimePassesAllowsOneInTenSecondsAndNeverMoreThanTheBurst() {
		allowed("gateway", 7);
		this.now = this.now.plusSeconds(9);
		assertThat(allows("gateway", 7)).isFalse();
		this.now = this.now.plusSeconds(21);
		assertThat(allowed("gateway", 7)).isEqualTo(3);
		this.now = this.now.plus(Duration.ofDays(1));
		assertThat(allowed("gateway", 7)).isEqualTo(MachineWrites.BURST);
	}

	@Test
	void countWhenTheClockIsSetBackLocksNobodyOut() {
		allowed("gateway", 7);
		this.now = this.now.minus(Duration.ofDays(1));
		assertThat(allows("gateway", 7)).isFalse();
		this.now = this.now.plusSeconds(10);
		assertThat(allows("gateway", 7)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "enrolment", "device_enrolment" })
	void countWhenItIsNoMachineLimitsNothing(String kind) {
		assertThat(allowed(kind, 7)).isEqualTo(100);
		this.writes.count(Actor.REGISTRY);
	}

}
