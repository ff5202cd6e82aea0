package dev.wm.registry.instance;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who holds a site, by who reports when. */
class LineageTests {

	private Instant now = Instant.parse("2026-11-28T08:00:00Z");

	private Lineage lineage;

	private static Instance instance(int id, @Nullable Integer parent) {
		return new Instance(id(id), (parent != null) ? id(parent) : null);
	}

	private static String id(int number) {
		return "%032x".formatted(number);
	}

	@BeforeEach
	void first() {
		this.lineage = Lineage.first(7, instance(1, null), "a", this.now);
	}

	/** Whether a report is taken. */
	private boolean reports(int id, @Nullable Integer parent) {
		return reports(7, id, parent);
	}

	private boolean reports(long session, int id, @Nullable Integer parent) {
		this.now = this.now.plusSeconds(30);
		this.lineage = this.lineage.after(session, instance(id, parent), "address " + id, this.now);
		return !this.lineage.isClone(instance(id, parent));
	}

	private boolean hasClone() {
		return this.lineage.cloneAt() != null;
	}

	@Test
	void afterWhenTheMachineStartsAgainIsItself() {
		for (int start = 2; start < 6; start++) {
			assertThat(reports(start, start - 1)).isTrue();
			assertThat(reports(start, start - 1)).isTrue();
			assertThat(hasClone()).isFalse();
		}
	}

	@Test
	void afterWhenASnapshotIsStartedTwiceRefusesTheYounger() {
		assertThat(reports(2, 1)).as("it may be a restart").isTrue();
		assertThat(reports(1, null)).as("the first is still there").isTrue();
		for (int round = 0; round < 20; round++) {
			assertThat(reports(2, 1)).isFalse();
			assertThat(reports(1, null)).isTrue();
			assertThat(hasClone()).isTrue();
		}
		assertThat(this.lineage.holderAddress()).isEqualTo("address 1");
		assertThat(this.lineage.cloneAddress()).isEqualTo("address 2");
	}

	// Copied from one image: whoever reports first holds the site.
	@ParameterizedTest
	@ValueSource(strings = { "123123123", "132231312", "123213312", "12342341", "12345678123456781" })
	void afterWhenThereAreSeveralClonesNeverRefusesTheOldest(String order) {
		for (int at = 0; at < order.length(); at++) {
			int id = order.charAt(at) - '0';
			boolean taken = reports(id, null);
			if (id == 1) {
				assertThat(taken).isTrue();
			}
		}
		assertThat(reports(1, null)).isTrue();
		assertThat(this.lineage.cloneId()).isNotNull();
		assertThat(this.lineage.holder()).isEqualTo(id(1));
	}

	@Test
	void afterWhenEitherStartsAgainKeepsThemApart() {
		reports(2, 1);
		reports(1, null);
		reports(2, 1);
		assertThat(reports(3, 2)).as("the clone's next start").isFalse();
		assertThat(reports(4, 1)).as("the holder's next start").isTrue();
		assertThat(reports(3, 2)).isFalse();
		assertThat(reports(4, 1)).isTrue();
		assertThat(reports(5, 3)).isFalse();
	}

	@Test
	void afterWhenTheHolderIsGoneLetsTheCloneTakeItsPlace() {
		reports(2, 1);
		reports(1, null);
		assertThat(reports(2, 1)).isFalse();
		this.now = this.now.plus(Lineage.SILENCE);
		assertThat(reports(2, 1)).isTrue();
		assertThat(hasClone()).isFalse();
		assertThat(reports(1, null)).as("it comes back").isTrue();
		assertThat(reports(2, 1)).isFalse();
	}

	// Of the gateway or of the registry: nobody else reports, whatever ids are known.
	@Test
	void afterWhenAStateIsRestoredTakesItUp() {
		assertThat(reports(9, 8)).isTrue();
		assertThat(reports(10, null)).isTrue();
		assertThat(reports(10, null)).isTrue();
		assertThat(hasClone()).isFalse();
	}

	// A machine that is set back to a snapshot with its memory has an earlier id again.
	@Test
	void afterWhenTheMachineIsSetBackHasNoClone() {
		reports(2, 1);
		for (int round = 0; round < 5; round++) {
			assertThat(reports(1, null)).isTrue();
			assertThat(hasClone()).isFalse();
		}
	}

	@Test
	void afterWhenItEnrolsAgainBeginsAnew() {
		reports(2, 1);
		reports(1, null);
		assertThat(reports(2, 1)).isFalse();
		assertThat(reports(8, 2, 1)).isTrue();
		assertThat(hasClone()).isFalse();
	}

	@Test
	void afterWhenNothingIsNewStoresNothing() {
		assertThat(this.lineage.after(7, instance(1, null), "a", this.now.plusSeconds(30))).isSameAs(this.lineage);
		assertThat(this.lineage.after(7, instance(1, null), "b", this.now.plusSeconds(30))).isNotEqualTo(this.lineage);
		assertThat(this.lineage.after(7, instance(1, null), "a", this.now.plusSeconds(60))).isNotEqualTo(this.lineage);
	}

	@Test
	void parseWhenTheHeaderIsOddIsNone() {
		assertThat(Instance.parse(id(1))).contains(instance(1, null));
		assertThat(Instance.parse(id(1) + " " + id(2))).contains(instance(1, 2));
		assertThat(Instance.parse(null)).isEmpty();
		assertThat(Instance.parse("")).isEmpty();
		assertThat(Instance.parse(id(1) + " x")).isEmpty();
		assertThat(Instance.parse(id(1).toUpperCase(java.util.Locale.ROOT) + "0")).isEmpty();
	}

}
