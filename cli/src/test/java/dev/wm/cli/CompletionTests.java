package dev.wm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTests extends SingleMeshFixture {

	@BeforeEach
	void prepare() {
		this.home.site("gate", "172.30.1.0/24", true)
			.site("sheen", "172.30.3.0/24", false)
			.host("nas.sheen", "192.168.1.20", "172.30.3.3")
			.device("laptop", "172.30.1.9");
	}

	private List<String> complete(String... words) {
		WmRunner.Run run = this.wm
			.run(Stream.concat(Stream.of("complete", "--"), Stream.of(words)).toArray(String[]::new));
		assertThat(run.err()).isEmpty();
		assertThat(run.exitCode()).isZero();
		return run.out().lines().toList();
	}

	@Test
	void completeWhenACommandIsBegunNamesThoseThatFit() {
		assertThat(complete("add-")).containsExactly("add-device", "add-host", "add-site");
		assertThat(complete("")).contains("list", "token", "edit").doesNotContain("complete");
		assertThat(complete("edit", "")).containsExactly("device", "host", "site");
		assertThat(complete("list", "--p")).isEmpty();
		assertThat(complete("remove", "--p")).containsExactly("--plan");
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void completeWhenANameIsWantedAsksTheRegistry() {
		assertThat(complete("remove", "")).containsExactly("laptop.hub", "nas.sheen");
		assertThat(complete("remove", "n")).containsExactly("nas.sheen");
		assertThat(complete("remove-site", "s")).containsExactly("sheen");
		assertThat(complete("list-hosts", "--site", "")).containsExactly("gate", "sheen");
		assertThat(complete("rotate-key", "")).containsExactly("gate", "laptop.hub", "sheen");
		assertThat(complete("edit", "device", "")).containsExactly("laptop.hub");
		assertThat(complete("remove", "--mesh", "172-30", "nas")).containsExactly("nas.sheen");
		assertThat(complete("remove", "nas.sheen", "")).isEmpty();
	}

	@Test
	void completeWhenAValueIsOneOfAFewNamesThem() {
		assertThat(complete("list", "-o", "")).containsExactly("json", "name", "text", "wide", "yaml");
		assertThat(complete("add-host", "a.sheen", "--type", "i")).containsExactly("isolated");
		assertThat(complete("list", "--mesh", "")).containsExactly("172-30");
		assertThat(complete("completion", "")).containsExactly("bash", "fish", "zsh");
	}

	@Test
	void completeWhenTheRegistryIsDownSaysNothing() {
		this.home.close();
		assertThat(complete("remove", "")).isEmpty();
		assertThat(new WmRunner(this.folder.resolve("nobody")).run("complete", "--", "remove", ""))
			.isEqualTo(new WmRunner.Run(0, "", ""));
	}

	@Test
	void completionWhenAShellIsNamedPrintsItsScript() {
		assertThat(this.wm.run("completion", "bash").out()).startsWith("# bash completion for wm");
		assertThat(this.wm.run("completion", "zsh").out()).startsWith("#compdef wm\n");
		assertThat(this.wm.run("completion", "fish").out()).startsWith("# fish completion for wm");
		assertThat(this.wm.run("completion", "csh").exitCode()).isEqualTo(2);
	}

	// bash is where the subsystem is built and run; the other two may be missing there.
	@Test
	void bashCompletionWhenTabIsPressedPassesTheWordsOn() throws IOException, InterruptedException {
		Path program = Files.writeString(this.folder.resolve("wm"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
		String test = this.wm.run("completion", "bash").out()
				+ "COMP_WORDS=(wm remove ''); COMP_CWORD=2; _wm; printf '<%s>' \"${COMPREPLY[@]}\"";
		Process bash = new ProcessBuilder("bash", "-c", "PATH=.:$PATH; " + test).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("out").toFile())
			.directory(this.folder.toFile())
			.start();
		assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.folder.resolve("out")).hasContent("<complete><--><remove><>");
	}

	@Test
	void versionWhenAskedSaysBoth() {
		assertThat(this.wm.run("version").out()).matches("wm \\d+\\.\\d+\\.\\d+\nregistry 0\\.1\\.0 at http://.*\n");
		assertThat(this.wm.run("version", "-o", "json").out()).contains("\"client\" : \"", "\"registry\" : \"0.1.0\"");
		WmRunner.Run alone = new WmRunner(this.folder.resolve("nobody")).run("version");
		assertThat(alone.exitCode()).isZero();
		assertThat(alone.out()).startsWith("wm ").hasLineCount(1);
	}

}
