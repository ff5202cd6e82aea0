package dev.wm.cli.output;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RelativeTimeTests {

	@ParameterizedTest
	@CsvSource({ "PT-5S,just now", "PT0.9S,just now", "PT1S,1 s ago", "PT59.9S,59 s ago", "PT60S,1 min ago",
			"PT59M59S,59 min ago", "PT1H,1 h ago", "PT23H59M,23 h ago", "PT24H,1 d ago", "P400D,400 d ago" })
	void ofWhenGivenAnAgeSaysItInTheLargestUnit(Duration age, String text) {
		assertThat(RelativeTime.of(age)).isEqualTo(text);
	}

}
