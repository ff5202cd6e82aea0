package dev.wm.cli.output;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalCapabilitiesTests {

	@Test
	void ofWhenThereIsNoTerminalIsPlain() {
		assertThat(TerminalCapabilities.of(false, Map.of("COLUMNS", "80", "TERM", "xterm")))
			.isEqualTo(TerminalCapabilities.PLAIN);
	}

	@Test
	void ofWhenThereIsATerminalHasColourAndWidth() {
		assertThat(TerminalCapabilities.of(true, Map.of("COLUMNS", "80")))
			.isEqualTo(new TerminalCapabilities(true, 80));
		assertThat(TerminalCapabilities.of(true, Map.of("COLUMNS", "0"))).isEqualTo(new TerminalCapabilities(true, 0));
		assertThat(TerminalCapabilities.of(true, Map.of("COLUMNS", "wide")))
			.isEqualTo(new TerminalCapabilities(true, 0));
	}

	@Test
	void ofWhenColourIsNotWantedHasNone() {
		assertThat(TerminalCapabilities.of(true, Map.of("NO_COLOR", "1")).colour()).isFalse();
		assertThat(TerminalCapabilities.of(true, Map.of("NO_COLOR", "")).colour()).isTrue();
		assertThat(TerminalCapabilities.of(true, Map.of("TERM", "dumb")).colour()).isFalse();
	}

}
