package dev.wm.registry.delivery;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaitPreferenceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			wait=10                       | 10
			WAIT = 10                     | 10
			wait="10"                     | 10
			wait=10; strict               | 10
			respond-async, wait=7         | 7
			wait=3, wait=9                | 3
			wait=60                       | 60
			wait=61                       | 60
			wait=99999999999999999999999  | 60
			wait=0                        | 0
			wait=-1                       | 0
			wait=1.5                      | 0
			wait                          | 0
			waiting=5                     | 0
			handling=lenient              | 0
			``                            | 0
			""")
	void ofWhenTheHeaderSaysSoWaitsThatLong(String header, int seconds) {
		assertThat(WaitPreference.of(List.of(header)).seconds()).isEqualTo(seconds);
		assertThat(WaitPreference.of(List.of("return=minimal", header)).seconds()).isEqualTo(seconds);
	}

}
