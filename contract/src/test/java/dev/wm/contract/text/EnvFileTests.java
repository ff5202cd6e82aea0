package dev.wm.contract.text;

import java.util.List;

import dev.wm.contract.text.EnvFile.Assignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvFileTests {

	private static List<String> values(String text) {
		return new EnvFile(text).assignments().stream().map((each) -> each.key() + "=" + each.value()).toList();
	}

	private static Assignment only(String line) {
		List<Assignment> assignments = new EnvFile(line).assignments();
		assertThat(assignments).hasSize(1);
		return assignments.getFirst();
	}

	@Test
	void assignmentsWhenWrittenByHandHaveEveryUsualForm() {
		String text = """
				# a comment

				A=plain
				  B="in # quotes"
				C='it is "so"'   # why
				export D=last # end
				E=
				F=a#b=c
				G=""
				H=# nothing
				""";
		assertThat(values(text)).containsExactly("A=plain", "B=in # quotes", "C=it is \"so\"", "D=last", "E=",
				"F=a#b=c", "G=", "H=");
		assertThat(new EnvFile(text).assignments()).allMatch(Assignment::strict)
			.extracting(Assignment::line)
			.containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
	}

	@Test
	void assignmentsWhenLinesEndAsOnWindowsAreTheSame() {
		assertThat(values("A=1\r\nB=2\r\n")).containsExactly("A=1", "B=2");
	}

	@Test
	void assignmentsWhenAKeyComesTwiceHaveBoth() {
		assertThat(values("A=1\nA=2")).containsExactly("A=1", "A=2");
	}

	@ParameterizedTest
	@CsvSource({ "A=eth0, eth0", "'A=eth0, eth1', 'eth0, eth1'", "'A =secret', secret", "'A= x', x",
			"'A= \"x y\"', x y" })
	void assignmentsWhenAShellReadsThemOtherwiseAreNotStrict(String line, String value) {
		assertThat(only(line)).isEqualTo(new Assignment(1, "A", value, line.equals("A=eth0")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "A=\"secret", "A='secret\"", "A=\"secret\"x", "A=\"a\" \"b\"", "A=a\"b", "A=a 'b'" })
	void assignmentsWhenQuotesDoNotMatchHaveAKeyAndNoValue(String line) {
		assertThat(only(line)).isEqualTo(new Assignment(1, "A", null, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "1A=secret", "=secret", "A-B=secret", "export A" })
	void assignmentsWhenALineIsNotOneHaveNoKey(String line) {
		assertThat(only(line)).isEqualTo(new Assignment(1, null, null, false));
	}

	@Test
	void withoutWhenAKeyIsSetRemovesItsLinesOnly() {
		String text = "# c\n\n  export TOKEN=x\n#TOKEN=old\nHUB=true \nTOKENS=1\nTOKEN = y\n";
		assertThat(new EnvFile(text).without("TOKEN").text()).isEqualTo("# c\n\n#TOKEN=old\nHUB=true \nTOKENS=1\n");
	}

	@Test
	void toStringWhenThereIsASecretHidesIt() {
		EnvFile file = new EnvFile("TOKEN=secret\n");
		assertThat(file).hasToString("(settings)");
		assertThat(file.assignments()).hasToString("[line 1]");
	}

}
