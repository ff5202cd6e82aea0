package dev.wm.registry.backup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackupRetentionTests {

	private static final BackupRetention USUAL = new BackupRetention(7, 4);

	// A Sunday.
	private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

	@Test
	void expiredWhenABackupIsMadeEachDayKeepsAWeekOfDaysAndAMonthOfWeeks() {
		List<LocalDate> kept = new ArrayList<>();
		for (int day = 0; day < 100; day++) {
			kept.addFirst(TODAY.minusDays(99 - day));
			kept.removeAll(USUAL.expired(kept));
		}
		assertThat(kept).startsWith(TODAY, TODAY.minusDays(1), TODAY.minusDays(2), TODAY.minusDays(3),
				TODAY.minusDays(4), TODAY.minusDays(5), TODAY.minusDays(6));
		assertThat(kept.subList(7, kept.size())).containsExactly(TODAY.minusDays(7), TODAY.minusDays(14),
				TODAY.minusDays(21));
	}

	@Test
	void expiredWhenThereAreFewKeepsAll() {
		assertThat(USUAL.expired(List.of(TODAY, TODAY.minusDays(300)))).isEmpty();
		assertThat(USUAL.expired(List.of())).isEmpty();
	}

}
