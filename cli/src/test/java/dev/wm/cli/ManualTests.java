package dev.wm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class ManualTests {

	@TempDir
	private Path folder;

	private Path pages;

	@BeforeEach
	void write() {
		this.pages = this.folder.resolve("share/man/man1");
		WmRunner.Run run = new WmRunner(this.folder).run("man", this.pages.toString());
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).startsWith("Wrote ").endsWith(" manual pages to " + this.pages + ".\n");
	}

	/** Every command that a help text shows, the program itself included. */
	static List<String> visible() {
		return names(new WmRunner(Path.of("nowhere")).whole());
	}

	private static List<String> names(CommandLine command) {
		List<String> names = new ArrayList<>();
		names.add(command.getCommandSpec().qualifiedName());
		command.getSubcommands()
			.values()
			.stream()
			.distinct()
			.filter((below) -> !below.getCommandSpec().usageMessage().hidden())
			.forEach((below) -> names.addAll(names(below)));
		return names;
	}

	private String page(String command) {
		try {
			return Files.readString(this.pages.resolve(command.replace(' ', '-') + ".1"));
		}
		catch (IOException ex) {
			throw new AssertionError("There is no page for " + command, ex);
		}
	}

	@ParameterizedTest
	@MethodSource("visible")
	void pageWhenACommandIsVisibleHasWhatAReaderLooksFor(String command) {
		String name = command.replace(' ', '-').replace("-", "\\-");
		assertThat(page(command)).startsWith(".TH ")
			.containsSubsequence("\n.SH NAME\n" + name + " \\- ",
					"\n.SH SYNOPSIS\n\\fB" + command.replace("-", "\\-") + "\\fR ", "\n.SH DESCRIPTION\n",
					"\n.SH OPTIONS\n", "\\fB\\-h\\fR, \\fB\\-\\-help\\fR\n", "\n.SH EXAMPLES\n.RS 4\n.nf\nwm ",
					"\n.SH \"EXIT STATUS\"\n")
			.doesNotContain("\u001b", "\u0001", "\u0002", "\u0003", "@|", "%n");
	}

	@Test
	void pagesWhenWrittenAreThoseOfTheVisibleCommandsAlone() throws IOException {
		try (var files = Files.list(this.pages)) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(
						visible().stream().map((name) -> name.replace(' ', '-') + ".1").toList())
				.contains("wm.1", "wm-add-host.1", "wm-token-create.1")
				.doesNotContain("wm-complete.1", "wm-man.1");
		}
	}

	@Test
	void pageWhenOfAddHostSaysHowItIsWritten() {
		assertThat(page("wm add-host")).contains("""
				.SH SYNOPSIS
				\\fBwm add\\-host\\fR [\\fB\\-hy\\fR]""", """
				.TP
				\\fB\\-\\-local\\-ip\\fR=\\fIIP\\fR
				""", """
				wm add\\-host printer.sheen \\-\\-local\\-ip 192.168.1.20 \\-\\-type isolated
				""", """
				.SH "SEE ALSO"
				\\fBwm\\fR(1)
				""");
	}

	@Test
	void pagesWhenSetByGroffHaveNoWarning() throws IOException, InterruptedException {
		assumeThat(Path.of("/usr/bin/groff")).as("groff is installed").isExecutable();
		try (var files = Files.list(this.pages)) {
			for (Path file : files.toList()) {
				assertThat(warnings(file)).as(file.toString()).isEmpty();
			}
		}
	}

	private String warnings(Path page) throws IOException, InterruptedException {
		Path err = this.folder.resolve("err");
		Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", page.toString())
			.redirectOutput(this.folder.resolve("out").toFile())
			.redirectError(err.toFile())
			.start();
		assertThat(groff.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return Files.readString(err);
	}

	@Test
	void manWhenTheFolderCannotBeMadeSaysSo() {
		assertThat(new WmRunner(this.folder).run("man", this.pages.resolve("wm.1/x").toString()).exitCode())
			.isEqualTo(1);
	}

}
