package dev.wm.contract.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@Test
	void ofWhenATerminalWouldActOnItReplacesIt() {
		assertThat(PlainText.of("a\nb\r\tc")).isEqualTo("a b  c");
		assertThat(PlainText.of("\u001b[31mred\u0007\u202e\u2028\ue000\ud800")).isEqualTo("?[31mred?????");
	}

	@Test
	void ofWhenPrintableKeepsIt() {
		assertThat(PlainText.of("Zürich, 東京 😀 a=b")).isEqualTo("Zürich, 東京 😀 a=b");
	}

	@Test
	void ofJsonWhenATerminalWouldActOnItEscapesIt() {
		assertThat(PlainText.ofJson("{\n\"a\":\"\u202ex\udb40\udc01\"}\n"))
			.isEqualTo("{\n\"a\":\"\\u202ex\\udb40\\udc01\"}\n");
	}

}
