package dev.wm.cli.settings;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MeshFileTests {

	// W165
	@Test
	void valuesWhenWrittenByHandReadsEveryUsualForm() {
		assertThat(MeshFile.values("""
				# a comment

				A=plain
				  B="in # quotes"
				C='it is "so"'   # why
				export D=last # end
				E=
				F=a#b=c
				G=""
				""")).isEqualTo(Map.of("A", "plain", "B", "in # quotes", "C", "it is \"so\"", "D", "last", "E", "", "F",
				"a#b=c", "G", ""));
	}

	@Test
	void valuesWhenLinesEndAsOnWindowsReadsThem() {
		assertThat(MeshFile.values("A=1\r\nB=2\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
	}

	@Test
	void valuesWhenAKeyComesTwiceKeepsTheLast() {
		assertThat(MeshFile.values("A=1\nA=2")).isEqualTo(Map.of("A", "2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "A =secret", "A=\"secret", "A='secret\"", "A=secret thing", "A=\"secret\"x",
			"1A=secret", "=secret" })
	void valuesWhenALineIsOfNoKnownFormNamesItsNumberOnly(String line) {
		assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> MeshFile.values("A=1\n" + line))
			.withMessage("line 2 is not of the form KEY=VALUE");
	}

}
