package dev.wm.contract.v1.release;

import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReleaseVersionTests {

	@ParameterizedTest
	@ValueSource(strings = { "0.1.0", "10.20.30", "999999999.0.0", "1.0.0-rc.1", "1.0.0-SNAPSHOT", "1.0.0-0a" })
	void parseWhenItIsAVersionKeepsItsText(String text) {
		assertThat(ReleaseVersion.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b",
			"1.0.0+build", "1.0.0-a_b", "../1.0.0", "1.0.0/", "1.0.0\n", " 1.0.0", "1000000000.0.0", "1.0.0-$(id)",
			"1.0.0-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\u0661.0.0" })
	void parseWhenItIsNoneRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> ReleaseVersion.parse(text))
			.withMessageEndingWith("expected one such as 0.1.0 or 0.2.0-rc.1.");
	}

	@ParameterizedTest
	@CsvSource({ "0.1.0,0.2.0", "0.9.0,0.10.0", "0.1.9,0.1.10", "1.0.0-rc.1,1.0.0", "1.0.0-rc.1,1.0.0-rc.2",
			"1.0.0-rc.2,1.0.0-rc.10", "1.0.0-alpha,1.0.0-beta", "0.9.9,1.0.0-alpha", "1.0.0-alpha,1.0.0-alpha.1",
			"1.0.0-alpha.1,1.0.0-alpha.beta", "1.0.0-alpha.beta,1.0.0-beta", "1.0.0-beta.2,1.0.0-beta.11",
			"1.0.0-beta.11,1.0.0-rc.1", "1.0.0-rc10,1.0.0-rc9", "1.0.0-999999999,1.0.0-0a", "1.0.0-alpha,1.0.0-alpha.0",
			"1.0.0-1,1.0.0--", "1.0.0-A,1.0.0-a", "1.0.0-a.b,1.0.0-a-b" })
	void compareWhenOneIsOlderIsSmaller(String older, String newer) {
		assertThat(ReleaseVersion.parse(older)).isLessThan(ReleaseVersion.parse(newer));
		assertThat(ReleaseVersion.parse(newer)).isGreaterThan(ReleaseVersion.parse(older));
	}

	@Test
	void compareWhenSortedAgreesWithEquals() {
		assertThat(Stream.of("1.0.0-a-1", "1.0.0-a.1", "1.0.0-a1", "1.0.0").map(ReleaseVersion::parse).sorted())
			.doesNotHaveDuplicates();
		assertThat(ReleaseVersion.parse("1.0.0-a-1")).isNotEqualByComparingTo(ReleaseVersion.parse("1.0.0-a.1"));
	}

}
