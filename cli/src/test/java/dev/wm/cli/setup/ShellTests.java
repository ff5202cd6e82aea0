package dev.wm.cli.setup;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class ShellTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "plain-1.2/3", "", " ", "a b", "'", "''", "a'b\"c", "$(echo x)", "`echo x`", "\\", "\\'",
			"*", "~", "!", "a\nb", "-n", "#x", "&& x", "é" })
	void quoteWhenReadByAShellIsTheSameText(String text) {
		ScriptRun.Result result = new ScriptRun(this.folder, "dash").run("printf %s " + Shell.quote(text));
		assertThat(result).isEqualTo(new ScriptRun.Result(0, text, ""));
	}

}
