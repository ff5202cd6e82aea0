package dev.wm.registry.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.InvalidValueException;
import dev.wm.registry.files.ConfigFile;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.testing.DebianProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SetupCommandTests {

	// As Debian's package caddy has it.
	private static final String DEBIAN = """
			# The Caddyfile is an easy way to configure your Caddy web server.
			:80 {
				root * /usr/share/caddy
				file_server
			}
			""";

	private static final String BLOCK = """

			# wm-registry: begin (written by wm-registry setup)
			wm.example.com {
				reverse_proxy 127.0.0.1:8099
			}
			# wm-registry: end
			""";

	private static final String SETTINGS = "# WM_PUBLIC_URL=https://…\nWM_MESH_NAME=Home\n";

	@TempDir
	private Path temporary;

	private Path caddyfile = Path.of("");

	private Path settings = Path.of("");

	private final List<String> ran = new ArrayList<>();

	private final List<String> said = new ArrayList<>();

	private List<String> resolved = List.of("203.0.113.7");

	private List<String> own = List.of("203.0.113.7");

	private Optional<Machine.Result> caddy = Optional.of(new Machine.Result(0, "Valid configuration\n"));

	@BeforeEach
	void prepare() throws IOException {
		this.caddyfile = Files.createDirectory(this.temporary.resolve("caddy")).resolve("Caddyfile");
		this.settings = this.temporary.resolve("registry.env");
		Files.writeString(this.caddyfile, DEBIAN);
		Files.writeString(this.settings, SETTINGS);
		Files.setPosixFilePermissions(this.settings, PosixFilePermissions.fromString("rw-r-----"));
	}

	private void run(@Nullable String domain) {
		this.ran.clear();
		this.said.clear();
		new SetupCommand((domain != null) ? PublicDomain.parse(domain) : null, "127.0.0.1:8099", new FakeMachine(),
				new ConfigFile(this.caddyfile), new ConfigFile(this.settings))
			.run(this.said::add);
	}

	@Test
	void setupWhenTheNameLeadsHereServesItAndSaysSo() throws IOException {
		run("WM.example.com.");
		assertThat(Files.readString(this.caddyfile)).isEqualTo(DEBIAN + BLOCK);
		assertThat(Files.readString(this.settings)).isEqualTo(SETTINGS + "WM_PUBLIC_URL=https://wm.example.com\n");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.settings))).isEqualTo("rw-r-----");
		assertThat(this.ran).satisfiesExactly((version) -> assertThat(version).isEqualTo("caddy version"),
				(check) -> assertThat(check).startsWith("caddy validate --adapter caddyfile --config "),
				(reload) -> assertThat(reload).isEqualTo("systemctl reload-or-restart caddy"),
				(restart) -> assertThat(restart).isEqualTo("systemctl restart wm-registry"));
		assertThat(this.said).containsExactly(
				"Caddy serves https://wm.example.com from the registry on 127.0.0.1:8099, by " + this.caddyfile + ".",
				"The registry knows that by WM_PUBLIC_URL in " + this.settings + ".",
				"wm.example.com leads to this machine (203.0.113.7). TCP 80 and 443 have to be open for it, 80 for the"
						+ " certificate.");
		assertThat(this.temporary.resolve("caddy")).isDirectoryNotContaining("glob:**.wm-registry");
	}

	@Test
	void setupWhenRunAgainChangesNothingAndReplacesAnotherName() throws IOException {
		run("wm.example.com");
		run("wm.example.com");
		assertThat(this.ran).containsExactly("caddy version");
		assertThat(Files.readString(this.caddyfile)).isEqualTo(DEBIAN + BLOCK);
		run("other.example.com");
		assertThat(Files.readString(this.caddyfile)).isEqualTo(DEBIAN + BLOCK.replace("wm.ex", "other.ex"));
		assertThat(Files.readString(this.settings)).isEqualTo(SETTINGS + "WM_PUBLIC_URL=https://other.example.com\n");
	}

	@Test
	void undoWhenSetUpLeavesTheFilesAsTheyWere() throws IOException {
		run("wm.example.com");
		run(null);
		assertThat(Files.readString(this.caddyfile)).isEqualTo(DEBIAN);
		assertThat(Files.readString(this.settings)).isEqualTo(SETTINGS);
		assertThat(this.said).first().isEqualTo("Caddy serves wm.example.com no longer.");
		run(null);
		assertThat(this.said).containsExactly("Caddy does not serve the registry: there is nothing to take back.");
	}

	// The URL of another way in is somebody else's.
	@Test
	void undoWhenThePublicUrlIsAnotherOneLeavesIt() throws IOException {
		run("wm.example.com");
		Files.writeString(this.settings, "WM_PUBLIC_URL=https://elsewhere.example.com\n");
		run(null);
		assertThat(Files.readString(this.settings)).isEqualTo("WM_PUBLIC_URL=https://elsewhere.example.com\n");
	}

	@Test
	void setupWhenCaddyRefusesTheFileChangesNothing() throws IOException {
		this.caddy = Optional.of(new Machine.Result(1, "{\"level\":\"info\"}\nError: ambiguous site definition: wm\n"));
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> run("wm.example.com"))
			.withMessageContaining("(Error: ambiguous site definition: wm)")
			.withMessageContaining("Nothing was changed.");
		assertThat(Files.readString(this.caddyfile)).isEqualTo(DEBIAN);
		assertThat(Files.readString(this.settings)).isEqualTo(SETTINGS);
		assertThat(this.ran).doesNotContain("systemctl reload-or-restart caddy");
	}

	@Test
	void setupWhenThereIsNoCaddySaysHowToGetIt() throws IOException {
		this.caddy = Optional.empty();
		run("wm.example.com");
		assertThat(this.said).first().isEqualTo("There is no caddy on this machine to check the file with.");
		Files.delete(this.caddyfile);
		Files.delete(this.temporary.resolve("caddy"));
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> run("wm.example.com"))
			.withMessageContaining("Caddy is not installed: run apt install caddy, then this again.");
	}

	@Test
	void setupWhenThePackageIsNotUsedSaysWhatTheRegistryHasToKnow() throws IOException {
		Files.delete(this.settings);
		run("wm.example.com");
		assertThat(this.said).contains(
				"There is no " + this.settings + ": start the registry with WM_PUBLIC_URL=https://wm.example.com.");
	}

	@Test
	void setupWhenATunnelIsSetWarnsOfItsHeader() throws IOException {
		Files.writeString(this.settings, "CF_DOMAIN=wm.example.com|8099\n");
		run("wm.example.com");
		assertThat(this.said).anyMatch((line) -> line.startsWith("CF_DOMAIN in that file is for a Cloudflare tunnel"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					             | 203.0.113.7          | has no address yet. Let its DNS record (A, or AAAA for IPv6) be 203.0.113.7.
					             | 10.0.0.5             | has no address yet. Let its DNS record (A, or AAAA for IPv6) be the public address of this machine's router, and forward TCP 80 and 443 to this machine.
					203.0.113.9  | 203.0.113.7 10.0.0.5 | leads to 203.0.113.9, which this machine does not have (203.0.113.7, 10.0.0.5). Let the DNS record be 203.0.113.7.
					203.0.113.9  | 192.168.1.5          | leads to 203.0.113.9, which this machine does not have (192.168.1.5). If that is its router, forward TCP 80 and 443 to this machine; else correct the DNS record.
					203.0.113.9  | 100.64.0.5           | leads to 203.0.113.9, which this machine does not have (100.64.0.5). If that is its router, forward TCP 80 and 443 to this machine; else correct the DNS record.
					""")
	void setupWhenDnsSaysOtherwiseSaysWhatItHasToBe(@Nullable String name, String machine, String sentence) {
		this.resolved = (name != null) ? List.of(name) : List.of();
		this.own = List.of(machine.split(" "));
		run("wm.example.com");
		assertThat(this.said).last().isEqualTo("wm.example.com " + sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "https://wm.example.com", "wm.example.com:443", "10.0.0.1", "a..b", "-a.b",
			"wm.example.com {", "a\nb.c", "" })
	void parseWhenItIsNoPublicNameRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PublicDomain.parse(text));
	}

	@ParameterizedTest
	@CsvSource({ "--domain wm.example.com,true", "--domain=wm.example.com,true", "--undo,true", "--domain,false",
			"--undo x,false", "wm.example.com,false" })
	void hasWhenArgumentsAreGivenTakesThoseOfTheUsage(String arguments, boolean expected) {
		assertThat(SetupCommand.has(List.of(arguments.split(" ")))).isEqualTo(expected);
	}

	@Test
	void withWhenCaddyReadsItIsValid() throws Exception {
		List<String> validate = List.of(DebianProgram.path("caddy", "caddy"), "validate", "--adapter", "caddyfile",
				"--config", this.caddyfile.toString());
		Machine machine = new LocalMachine();
		Files.writeString(this.caddyfile, CaddySite.with(DEBIAN, "wm.example.com", "127.0.0.1:8099"));
		Machine.Result result = machine.run(validate).orElseThrow();
		assertThat(result.exitCode()).as(result.output()).isZero();
		Files.writeString(this.caddyfile, "wm.example.com {\n\tno_such_directive\n}\n");
		assertThat(machine.run(validate).orElseThrow().lastLine()).contains("no_such_directive");
	}

	/** Remembers what it was asked. */
	private final class FakeMachine implements Machine {

		@Override
		public Optional<Result> run(List<String> command) {
			SetupCommandTests.this.ran.add(String.join(" ", command));
			return command.getFirst().equals("caddy") ? SetupCommandTests.this.caddy : Optional.of(new Result(0, ""));
		}

		@Override
		public boolean hasSystemd() {
			return true;
		}

		@Override
		public List<String> resolve(String name) {
			return SetupCommandTests.this.resolved;
		}

		@Override
		public List<String> addresses() {
			return SetupCommandTests.this.own;
		}

	}

}
