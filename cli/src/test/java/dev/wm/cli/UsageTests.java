package dev.wm.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests {

	@TempDir
	private Path folder;

	private Wm.Run run(String line) {
		return new Wm(this.folder).run(line.isEmpty() ? new String[0] : line.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					``                        | Say what to do. See: wm help
					lst                       | There is no command "lst". See: wm help
					mesh                      | Say which one: add, list, remove. See: wm help mesh
					token                     | Say which one: create. See: wm help token
					mesh add                  | Missing required parameter: 'URL'. See: wm help mesh add
					mesh forget               | There is no command "forget". See: wm help mesh
					add-site                  | Missing required parameter: 'DOMAIN'. See: wm help add-site
					remove                    | Missing required parameter: 'NAME.DOMAIN'. See: wm help remove
					token create              | Missing required option: '--site=DOMAIN'. See: wm help token create
					list -o yaml              | --output: choose text or json. See: wm help list
					add-site x -o yaml        | --output: choose text or json or env. See: wm help add-site
					list --colour             | There is no option --colour. See: wm help list
					list a                    | There is one argument too many. See: wm help list
					help lst                  | There is no command "lst". See: wm help
					remove-site hub.x         | "hub.x" is not a name: use 1 to 63 letters, digits and hyphens, with no hyphen at either end. See: wm help remove-site
					add-site x --endpoint y:z | --endpoint: "y" is not an IPv4 address: write four numbers from 0 to 255, such as 192.168.1.10. See: wm help add-site
					add-site x --listen-port 0 | --listen-port: "0" is not a port: write a number from 1 to 65535. See: wm help add-site
					add-site x --prefix-length y | --prefix-length: "y" is not a number. See: wm help add-site
					mesh add ftp://x y        | That is not a registry's URL: write http:// or https://, a host, and nothing after the path, such as https://wm-registry.example.com. See: wm help mesh add
					""")
	void runWhenNotUnderstoodSaysWhyInOneSentence(String line, String sentence) {
		assertThat(run(line)).isEqualTo(new Wm.Run(2, "", "wm: " + sentence + "\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesh add https://x wm_adm_secret wm_adm_secret",
			"mesh add https://x --token=wm_adm_secret", "mesh add https://user:wm_adm_secret@x y",
			"mesh add https://x wm_adm_secret!", "wm_adm_secret!", "mesh add wm_adm_secret@ https://x" })
	void runWhenATokenIsInTheWrongPlaceDoesNotRepeatIt(String line) {
		Wm.Run run = run(line);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.err()).hasLineCount(1);
		if (!line.startsWith("wm_")) {
			assertThat(run.err()).doesNotContain("secret");
		}
	}

	@Test
	void runWhenAnArgumentIsAFileNameWithAnAtSignDoesNotReadIt() {
		assertThat(run("list @/etc/hostname").err())
			.isEqualTo("wm: There is one argument too many. See: wm help list\n");
	}

	@Test
	void versionWhenAskedIsThatOfTheBuild() {
		assertThat(run("--version").out()).matches("wm \\d+\\.\\d+\\.\\d+\n");
		assertThat(run("-V").exitCode()).isZero();
	}

	@Test
	void runWhenTheOutputCannotBeWrittenFails() {
		assertThat(new Wm(this.folder).runOnFullDisk("help"))
			.isEqualTo(new Wm.Run(1, "", "wm: The output could not be written in full.\n"));
	}

	@Test
	void helpWhenAskedListsTheCommands() {
		Wm.Run run = run("help");
		assertThat(run.exitCode()).isZero();
		assertThat(run.out()).contains("list-sites", "add-host", "mesh", "REGISTRY_URL");
		assertThat(run("--help")).isEqualTo(run);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesh", "mesh add", "mesh list", "mesh remove", "health", "add-site", "list-sites",
			"remove-site", "add-host", "list-hosts", "remove", "list", "show-config", "token", "token create", "help" })
	void helpWhenACommandIsNamedShowsItsUsage(String command) {
		Wm.Run run = run("help " + command);
		assertThat(run.out()).startsWith("Usage: wm " + command);
		assertThat(run(command + " --help")).isEqualTo(run);
		assertThat(run.exitCode()).isZero();
	}

}
