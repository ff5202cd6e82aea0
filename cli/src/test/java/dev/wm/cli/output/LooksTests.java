package dev.wm.cli.output;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LooksTests {

	@Test
	void ofWhenThereIsNoTerminalIsPlain() {
		assertThat(Looks.of(false, Map.of("COLUMNS", "80", "TERM", "xterm"))).isEqualTo(Looks.PLAIN);
	}

	@Test
	void ofWhenThereIsATerminalHasColourAndWidth() {
		assertThat(Looks.of(true, Map.of("COLUMNS", "80"))).isEqualTo(new Looks(true, 80));
		assertThat(Looks.of(true, Map.of("COLUMNS", "0"))).isEqualTo(new Looks(true, 0));
		assertThat(Looks.of(true, Map.of("COLUMNS", "wide"))).isEqualTo(new Looks(true, 0));
	}

	@Test
	void ofWhenColourIsNotWantedHasNone() {
		assertThat(Looks.of(true, Map.of("NO_COLOR", "1")).colour()).isFalse();
		assertThat(Looks.of(true, Map.of("NO_COLOR", "")).colour()).isTrue();
		assertThat(Looks.of(true, Map.of("TERM", "dumb")).colour()).isFalse();
	}

}
