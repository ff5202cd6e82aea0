package dev.wm.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.wm.cli.command.HelpOverview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests {

	@TempDir
	private Path folder;

	private WmRunner.Run run(String line) {
		return new WmRunner(this.folder).run(line.isEmpty() ? new String[0] : line.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					lst                       | There is no command "lst": did you mean list? See: wm help
					chek                      | There is no command "chek": did you mean check? See: wm help
					add-hots x.y              | There is no command "add-hots": did you mean add-host? See: wm help
					token creat               | There is no command "creat": did you mean create? See: wm help token
					edit hst                  | There is no command "hst": did you mean host? See: wm help edit
					list --mehs               | There is no option --mehs: did you mean --mesh? See: wm help list
					frobnicate                | There is no command "frobnicate". See: wm help
					mesh                      | Missing subcommand: add, list, remove. See: wm help mesh
					token                     | Missing subcommand: create, list, revoke. See: wm help token
					mesh add                  | Missing required parameter: 'URL'. See: wm help mesh add
					mesh forget               | There is no command "forget". See: wm help mesh
					add-site                  | DOMAIN is missing: write wm add-site DOMAIN.
					remove                    | Missing required parameter: 'NAME.DOMAIN'. See: wm help remove
					token create              | `Missing required argument (specify one of these): (--site=DOMAIN | --device=NAME | --admin | --viewer). See: wm help token create`
					list -o xml               | --output: choose text or json or yaml or wide or name. See: wm help list
					add-site x -o xml         | --output: choose text or json or yaml or env. See: wm help add-site
					list --colour             | There is no option --colour. See: wm help list
					list a                    | There is one argument too many. See: wm help list
					help lst                  | There is no command "lst": did you mean list? See: wm help
					remove-site hub.x         | "hub.x" is not a name: use 1 to 63 letters, digits and hyphens, with no hyphen at either end. See: wm help remove-site
					add-site x --endpoint y:z | --endpoint: "y" is not an IPv4 address: write four numbers from 0 to 255, such as 192.168.1.10. See: wm help add-site
					add-site x --listen-port 0 | --listen-port: "0" is not a port: write a number from 1 to 65535. See: wm help add-site
					add-site x --prefix-length y | --prefix-length: "y" is not a number. See: wm help add-site
					add-device                | NAME is missing: write wm add-device NAME.
					add-device x --expires 3  | --expires: "3" is no time: write minutes, hours or days, as 30m, 24h or 7d. See: wm help add-device
					add-device x --expires 31d | --expires: a join command works for 30 days at most: write up to 30d.
					device-setup x --expires 721h | --expires: a join command works for 30 days at most: write up to 30d.
					add-device x --qr --expires 3h | --expires is for the join command: leave it out with --qr, --png and --conf.
					add-device x --type big   | --type: choose roaming or isolated. See: wm help add-device
					add-host x.y --type big   | --type: choose standard or isolated. See: wm help add-host
					edit                      | Missing subcommand: host, device, site. See: wm help edit
					edit host x.y             | There is nothing to change: name a member with --set MEMBER=VALUE.
					edit host x.y --set ip=1  | There is no "ip" to change here: choose aliases, follow, local_address, mac, masquerade, name, overlay_address, type.
					edit host x.y --set type=big | type: "big" is not a valid value: use standard or isolated.
					edit host x.y --mac 52:54 | mac: "52:54" is not the Ethernet address of a machine: write it like 52:54:00:12:34:56.
					edit host x.y --set mac=x | mac: "x" is not the Ethernet address of a machine: write it like 52:54:00:12:34:56.
					edit host x.y --follow=maybe | --follow: Write true or false. See: wm help edit host
					edit device x             | There is nothing to change: name a member with --set MEMBER=VALUE.
					edit site x               | There is nothing to change: name a member with --set MEMBER=VALUE.
					add-host x.y --local-ip 192.168.1.2 --follow | --follow needs --mac: name the Ethernet address that the host follows.
					add-host x.y --mac ff:ff:ff:ff:ff:ff | --mac: "ff:ff:ff:ff:ff:ff" is not the Ethernet address of a machine: write it like 52:54:00:12:34:56. See: wm help add-host
					edit host x.y --set masquerade=maybe | masquerade: Write true or false.
					token revoke 3            | That is not a token's ID: write one from wm token list, such as c3 for a credential or e5 for an enrolment token.
					token create --admin --valid 3 | --valid is for enrolment tokens: a credential works until it is revoked.
					token create --site x --label y | --label is for credentials: leave it out with --site and --device.
					token create --device x -o env | A device has no environment file: use -o text or json.
					rotate-key nas.sheen      | A host has no key: name a site, such as sheen, or a device, such as laptop.hub.
					history --limit 0         | --limit: write a number from 1 to 1000.
					diff x                    | "x" is not a number. See: wm help diff
					mesh add ftp://x y        | That is not a registry's URL: write http:// or https://, a host, and nothing after the path, such as https://wm-registry.example.com. See: wm help mesh add
					""")
	void runWhenUsedWronglySaysWhyInOneSentence(String line, String sentence) {
		assertThat(run(line)).isEqualTo(new WmRunner.Run(2, "", "wm: " + sentence + "\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesh add https://x wm_adm_secret wm_adm_secret",
			"mesh add https://x --token=wm_adm_secret", "mesh add https://user:wm_adm_secret@x y",
			"mesh add https://x wm_adm_secret!", "wm_adm_secret!", "mesh add wm_adm_secret@ https://x" })
	void runWhenATokenIsInTheWrongPlaceDoesNotRepeatIt(String line) {
		WmRunner.Run run = run(line);
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
	void versionWhenAskedLooksAtNoCommand() {
		assertThat(new WmRunner(this.folder).program("--version").getSubcommands()).isEmpty();
	}

	@Test
	void runWhenTheOutputCannotBeWrittenFails() {
		assertThat(new WmRunner(this.folder).runOnFullDisk("help"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: The output could not be written in full.\n"));
	}

	@Test
	void helpWhenAskedListsTheCommands() {
		WmRunner.Run run = run("help");
		assertThat(run.exitCode()).isZero();
		assertThat(run.out()).contains("list-sites", "add-host", "mesh", "REGISTRY_URL");
		assertThat(run("--help")).isEqualTo(run);
	}

	@Test
	void helpWhenAskedIsOneScreenWithEveryCommand() {
		assertThat(run("help").out().lines()).hasSizeBetween(24, 44).allMatch((line) -> line.length() <= 80);
		CommandLine program = new WmRunner(this.folder).whole();
		List<String> visible = program.getSubcommands()
			.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().getCommandSpec().usageMessage().hidden())
			.map(Map.Entry::getKey)
			.filter((name) -> !List.of("help", "netplan-setup").contains(name))
			.toList();
		assertThat(HelpOverview.names()).doesNotHaveDuplicates()
			.extracting((name) -> name.split(" ", 2)[0])
			.containsAll(visible);
	}

	@Test
	void runWhenNothingIsAskedForPrintsHelp() {
		assertThat(run("")).isEqualTo(run("--help"));
		assertThat(run("").exitCode()).isZero();
	}

	// rotate-key refused --yes while remove-site took it.
	@Test
	void commandsWhenTheyWriteTakeTheSameOptions() {
		List<CommandLine> leaves = leaves(new WmRunner(this.folder).whole()).distinct().toList();
		List<String> planned = leaves.stream()
			.filter((line) -> has(line, "--plan"))
			.map((line) -> line.getCommandSpec().qualifiedName())
			.toList();
		assertThat(planned).contains("wm rotate-key", "wm remove-site", "wm edit host", "wm add-device");
		assertThat(leaves.stream()
			.filter((line) -> has(line, "--yes"))
			.map((line) -> line.getCommandSpec().qualifiedName())).containsAll(planned).contains("wm mesh remove");
		assertThat(leaves.stream().filter((line) -> has(line, "--yes"))).allMatch((line) -> has(line, "-y"));
	}

	private static boolean has(CommandLine line, String option) {
		return line.getCommandSpec().findOption(option) != null;
	}

	private static Stream<CommandLine> leaves(CommandLine line) {
		return line.getSubcommands().isEmpty() ? Stream.of(line)
				: line.getSubcommands().values().stream().flatMap(UsageTests::leaves);
	}

	@Test
	void helpWhenAskedIsThatOfTheWholeProgram() {
		String whole = new WmRunner(this.folder).whole().getUsageMessage();
		assertThat(run("--help").out()).isEqualTo(whole);
		// The build wrote it: a run need not put it together.
		assertThat(PrebuiltHelp.askedFor(new String[] { "-h" })).isEqualTo(whole);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void programWhenACommandIsNamedHasOnlyThat(String command) {
		String name = command.split(" ", 2)[0];
		List<CommandLine> commands = new WmRunner(this.folder).program(name, "x")
			.getSubcommands()
			.values()
			.stream()
			.distinct()
			.toList();
		if (List.of("help", "complete", "man").contains(name)) {
			assertThat(commands).hasSizeGreaterThan(30);
		}
		else {
			assertThat(commands).extracting(CommandLine::getCommandName).containsExactly(name);
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void helpWhenACommandIsNamedShowsItsUsageWithAnExample(String command) {
		WmRunner.Run run = run("help " + command);
		assertThat(run.out()).startsWith("Usage: wm " + command).contains("\nExample: wm " + command);
		assertThat(run(command + " --help")).isEqualTo(run);
		assertThat(run.exitCode()).isZero();
	}

	static List<String> commands() {
		List<String> names = new ArrayList<>();
		CommandLine program = new WmRunner(Path.of("nowhere")).whole();
		program.getSubcommands().forEach((name, command) -> {
			names.add(name);
			command.getSubcommands().keySet().forEach((below) -> names.add(name + " " + below));
		});
		assertThat(names).hasSizeGreaterThan(30);
		return names;
	}

}
