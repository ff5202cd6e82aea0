package dev.wm.contract.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@Test
	void ofWhenThereIsNothingToHideIsTheSame() {
		assertThat(PlainText.of("Zürich – 東京 🚀 \"x\"")).isEqualTo("Zürich – 東京 🚀 \"x\"");
	}

	@Test
	void ofWhenATerminalWouldActOnItReplacesIt() {
		assertThat(PlainText.of("a\u001b]0;x\u0007b\u009bc\u202ed\u200be\u2028f\ud800g\u007fh"))
			.isEqualTo("a?]0;x?b?c?d?e?f?g?h");
		assertThat(PlainText.of("a\tb\nc\rd")).isEqualTo("a b c d");
	}

	@Test
	void ofJsonWhenATerminalWouldActOnItEscapesIt() {
		assertThat(PlainText.ofJson("{\n\"a\": \"ü\u202e\u009b\"\n}")).isEqualTo("{\n\"a\": \"ü\\u202e\\u009b\"\n}");
		assertThat(PlainText.ofJson("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
	}

}
