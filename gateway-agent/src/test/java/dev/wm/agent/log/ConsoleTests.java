package dev.wm.agent.log;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final Console console = new Console(new PrintStream(this.out, true, UTF_8),
			new PrintStream(this.err, true, UTF_8));

	static String[] hostile() {
		return new String[] { "a\u001b[31mb", "a\u001b]0;title\u0007b", "a\u009b2Jb", "a\nproblem: b", "a\r\nb",
				"a\u0008b", "a\u202eb", "a\u2028b", "a\u200bb", "a\u0000b", "a\u007fb" };
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void printWhenTheTextIsHostileIsOneLineOfPrintableText(String text) {
		this.console.print(text);
		this.console.error(text);
		String printed = this.out.toString(UTF_8);
		assertThat(printed).isEqualTo(this.err.toString(UTF_8)).startsWith("a").endsWith("b\n");
		assertThat(printed.substring(0, printed.length() - 1).codePoints()).allMatch((c) -> c >= ' ' && c < 0x7f);
	}

	@Test
	void printJsonWhenAStringIsHostileEscapesIt() {
		this.console.printJson("{\"a\":\"\u009b\u202e\"}");
		assertThat(this.out.toString(UTF_8)).isEqualTo("{\"a\":\"\\u009b\\u202e\"}\n");
	}

	@Test
	void printLinesWhenThereAreSeveralKeepsThem() {
		this.console.printLines("one\n\n  two – ü");
		assertThat(this.out.toString(UTF_8)).isEqualTo("one\n\n  two – ü\n");
	}

}
