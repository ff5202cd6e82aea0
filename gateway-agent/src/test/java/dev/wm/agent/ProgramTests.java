package dev.wm.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.host.Paths;
import dev.wm.contract.key.BearerToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ProgramTests {

	@TempDir
	Path root;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(String... arguments) {
		return new Program(new Paths(this.root), Map.of(), new PrintStream(this.out, true, UTF_8),
				new PrintStream(this.err, true, UTF_8))
			.run(arguments);
	}

	@ParameterizedTest
	@CsvSource({ "--help,Usage: wm-gateway", "help,Usage: wm-gateway", "version,wm-gateway 0." })
	void runWhenAskedAboutItselfAnswers(String argument, String beginning) {
		assertThat(run(argument)).isEqualTo(Program.OK);
		assertThat(this.out.toString(UTF_8)).startsWith(beginning);
	}

	@Test
	void runWhenNoCommandIsGivenPrintsHelpAndDoesNothing() throws IOException {
		assertThat(run()).isEqualTo(Program.OK);
		assertThat(this.out.toString(UTF_8)).startsWith("Usage: wm-gateway COMMAND").contains("sync", "run", "status");
		assertThat(this.err.toString(UTF_8)).isEmpty();
		try (var files = Files.list(this.root)) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void runWhenALineIsIgnoredSaysSoBesideWhatIsWrong() throws IOException {
		Files.createDirectories(this.root.resolve("etc/wm"));
		Files.writeString(this.root.resolve("etc/wm/gateway.env"), "EDITOR=vi\nWM_REGISTRY_ULR=https://r\n");
		assertThat(run("sync")).isEqualTo(Program.FAILED);
		assertThat(this.err.toString(UTF_8).lines()).containsExactly(
				"wm-gateway: gateway.env: warning: line 1: \"EDITOR\" is not a setting of wm-gateway and is ignored.",
				"wm-gateway: gateway.env: warning: line 2: \"WM_REGISTRY_ULR\" is not a setting of wm-gateway and is"
						+ " ignored: did you mean WM_REGISTRY_URL?",
				"wm-gateway: gateway.env: WM_REGISTRY_URL is missing: set it to the registry's address, such as"
						+ " https://registry.example.net.");
	}

	@Test
	void runWhenTheCommandIsUnknownSaysWhereHelpIs() {
		assertThat(run("frob")).isEqualTo(Program.USAGE);
		assertThat(run("sync", "now")).isEqualTo(Program.USAGE);
		assertThat(this.err.toString(UTF_8)).contains("unknown command \"frob\"", "takes no arguments", "--help");
	}

	@Test
	void runWhenAskedForStatusWithoutAnAgentSaysSo() {
		assertThat(run("status")).isEqualTo(Program.FAILED);
		assertThat(run("status", "-o", "json")).isEqualTo(Program.FAILED);
		assertThat(run("status", "-o", "yaml")).isEqualTo(Program.USAGE);
		assertThat(this.err.toString(UTF_8)).contains("no agent has run since this machine started");
	}

	@ParameterizedTest
	@CsvSource({ "run", "sync" })
	void runWhenSettingsAreWrongSaysAllAndFails(String command) {
		assertThat(run(command)).isEqualTo(Program.FAILED);
		assertThat(this.err.toString(UTF_8)).isEqualTo("wm-gateway: gateway.env: WM_REGISTRY_URL is missing: "
				+ "set it to the registry's address, such as https://registry.example.net.\n");
	}

	@Test
	void runWhenTheSettingsCannotBeReadSaysSo() throws IOException {
		Files.createDirectories(this.root.resolve("etc/wm/gateway.env"));
		assertThat(run("sync")).isEqualTo(Program.FAILED);
		assertThat(this.err.toString(UTF_8)).contains("gateway.env cannot be read").doesNotContain("Exception:");
	}

	@Test
	void runWhenTheRegistrysTextIsHostileKeepsItFromTheTerminal() throws IOException {
		String detail = "\\u001b]0;x\\u0007No.\\nproblem: none \\u009b2J\\u202e";
		HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		registry.createContext("/", (exchange) -> {
			byte[] body = ("{\"status\":403,\"title\":\"t\",\"code\":\"c\",\"detail\":\"" + detail + "\"}")
				.getBytes(UTF_8);
			exchange.sendResponseHeaders(403, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		registry.start();
		try {
			new CredentialStore(new Paths(this.root).credential()).save(BearerToken.parse("wm_gw_0123456789"));
			Map<String, String> environment = Map.of("WM_REGISTRY_URL",
					"http://127.0.0.1:" + registry.getAddress().getPort());
			assertThat(new Program(new Paths(this.root), environment, new PrintStream(this.out, true, UTF_8),
					new PrintStream(this.err, true, UTF_8))
				.run("sync")).isEqualTo(Program.FAILED);
		}
		finally {
			registry.stop(0);
		}
		assertThat(this.err.toString(UTF_8).lines()).contains("the registry refuses: ?]0;x?No. problem: none ?2J?");
	}

}
