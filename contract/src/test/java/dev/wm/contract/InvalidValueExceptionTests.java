package dev.wm.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InvalidValueExceptionTests {

	// A character beyond the basic plane is one, and never cut in two.
	@ParameterizedTest
	@ValueSource(strings = { "x", "ü", "🚀" })
	void quoteWhenItHasMoreThanSixtyFourCharactersIsCutThere(String character) {
		String longest = character.repeat(64);
		assertThat(InvalidValueException.quote(longest)).isEqualTo("\"" + longest + "\"");
		assertThat(InvalidValueException.quote(longest + character)).isEqualTo("\"" + longest + "…\"");
	}

	@Test
	void quoteWhenThereIsNothingIsAnEmptyQuote() {
		assertThat(InvalidValueException.quote("")).isEqualTo("\"\"");
	}

	@Test
	void requirePresentWhenAbsentNamesTheField() {
		assertThat(InvalidValueException.requirePresent("sheen", "site")).isEqualTo("sheen");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> InvalidValueException.requirePresent(null, "site"))
			.withMessage("\"site\" is missing.");
	}

}
