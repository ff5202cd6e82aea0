package dev.wm.agent.desired;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigRefusedExceptionTests {

	@ParameterizedTest
	@CsvSource({ "1,No.", "4,No. No. No. No.", "5,No. No. No. No. No.", "6,No. No. No. No. No. And 1 more.",
			"100,No. No. No. No. No. And 95 more." })
	void messageWhenThereAreMoreThanFiveReasonsCountsTheRest(int reasons, String message) {
		List<String> sentences = Collections.nCopies(reasons, "No.");
		assertThat(new ConfigRefusedException(sentences)).hasMessage(message);
	}

}
