package dev.wm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeshCommandTests {

	private final FakeRegistry home = new FakeRegistry("home", "172.30.0.0/16");

	private final FakeRegistry work = new FakeRegistry("work", "172.30.0.0/16");

	@TempDir
	private Path folder;

	private WmRunner wm;

	@BeforeEach
	void prepare() {
		this.wm = new WmRunner(this.folder);
	}

	@AfterEach
	void close() {
		this.home.close();
		this.work.close();
	}

	// W163, W164
	@Test
	void addWhenAcceptedKeepsTheMeshUnderItsSlug() throws IOException {
		this.home.site("sheen", "172.30.1.0/24", false).host("nas.sheen", "192.168.1.2", "172.30.1.2");
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url() + "/", FakeRegistry.TOKEN);
		assertThat(run.err()).isEmpty();
		assertThat(run.out())
			.isEqualTo("Added mesh home (172-30): sites 1, hosts 1. Saved to " + this.wm.file("172-30") + ".\n");
		assertThat(run.exitCode()).isZero();
		assertThat(this.home.requests()).containsExactly("GET /config");
		assertThat(this.wm.file("172-30")).hasContent("# Written by wm mesh add.\nREGISTRY_URL=" + this.home.url()
				+ "\nREGISTRY_TOKEN=wm_adm_fake\nMESH_NAME=\"home\"\n");
		assertThat(permissions(this.wm.file("172-30"))).isEqualTo("rw-------");
		assertThat(permissions(this.wm.folder())).isEqualTo("rwx------");
		try (var files = Files.list(this.wm.folder())) {
			assertThat(files).hasSize(1);
		}
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	// W164, WX4
	@Test
	void addWhenAnotherRegistryHasTheSlugCountsOn() {
		this.wm.run("mesh", "add", this.home.url(), FakeRegistry.TOKEN);
		WmRunner.Run run = this.wm.run("mesh", "add", this.work.url(), FakeRegistry.TOKEN, "-o", "json");
		assertThat(run.out()).isEqualTo("""
				{
				  "slug" : "172-30-2",
				  "name" : "work",
				  "url" : "%s"
				}
				""".formatted(this.work.url()));
		assertThat(this.wm.file("172-30")).content().contains("MESH_NAME=\"home\"");
	}

	@Test
	void addWhenTheUrlIsKnownUpdatesItsFile() {
		this.wm.mesh("mine", "REGISTRY_URL=" + this.home.url() + "/\nREGISTRY_TOKEN=old\n");
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url(), FakeRegistry.TOKEN);
		assertThat(run.exitCode()).isZero();
		assertThat(this.wm.file("mine")).content().contains("REGISTRY_TOKEN=wm_adm_fake");
		assertThat(this.wm.file("172-30")).doesNotExist();
	}

	@Test
	void addWhenTheTokenIsRefusedKeepsNothing() {
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url(), "wrong");
		assertThat(run)
			.isEqualTo(new WmRunner.Run(1, "", "wm: The registry does not accept this token: Show a valid token.\n"));
		assertThat(this.wm.folder()).doesNotExist();
	}

	@Test
	void addWhenTheRegistryIsDownKeepsNothing() {
		String url = this.home.url();
		this.home.close();
		WmRunner.Run run = this.wm.run("mesh", "add", url, FakeRegistry.TOKEN);
		assertThat(run).isEqualTo(new WmRunner.Run(1, "", "wm: The registry at " + url
				+ " cannot be reached: nothing listens there. Check the URL, and that the registry runs on its machine: systemctl status wm-registry.\n"));
		assertThat(this.wm.folder()).doesNotExist();
	}

	@Test
	void addWhenTheTokenIsAGatewaysKeepsNothing() {
		this.home.respond("GET /config", MockResponses.text(200, "application/json", "{\"site\":{},\"peers\":[]}"));
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url(), FakeRegistry.TOKEN);
		assertThat(run)
			.isEqualTo(new WmRunner.Run(1, "", "wm: This token is a gateway's: use an administrator's token.\n"));
		assertThat(this.wm.folder()).doesNotExist();
	}

	@Test
	void addWhenTheTokenIsADashReadsItFromTheInput() {
		this.wm.terminal().pipes(FakeRegistry.TOKEN);
		assertThat(this.wm.run("mesh", "add", this.home.url(), "-").exitCode()).isZero();
		assertThat(this.wm.file("172-30")).exists();
	}

	@Test
	void addWhenTheTokenIsInAFileReadsItFromThere() throws IOException {
		Path file = Files.writeString(this.folder.resolve("token"), FakeRegistry.TOKEN + "\n");
		assertThat(this.wm.run("mesh", "add", this.home.url(), "--token-file", file.toString()).exitCode()).isZero();
		assertThat(this.wm.file("172-30")).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void addWhenTheTokenIsEmptySaysWhereItShouldComeFrom(String nothing) throws IOException {
		this.wm.terminal().pipes(nothing);
		assertThat(this.wm.run("mesh", "add", this.home.url(), "-"))
			.isEqualTo(new WmRunner.Run(2, "", "wm: Standard input has no token: give it one, as in wm mesh add "
					+ this.home.url() + " - < token.\n"));
		Path file = Files.writeString(this.folder.resolve("token"), nothing + "\n");
		assertThat(this.wm.run("mesh", "add", this.home.url(), "--token-file", file.toString()))
			.isEqualTo(new WmRunner.Run(2, "",
					"wm: The token file " + file + " is empty: write an administrator's token into it.\n"));
		assertThat(this.wm.run("mesh", "add", this.home.url(), nothing))
			.isEqualTo(new WmRunner.Run(2, "", "wm: The token is empty: give an administrator's token.\n"));
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void addWhenTheTokenFileIsMissingNamesIt() {
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url(), "--token-file", "/nowhere/token");
		assertThat(run).isEqualTo(new WmRunner.Run(1, "",
				"wm: The token file /nowhere/token cannot be read: name a text file with the token.\n"));
	}

	@Test
	void addWhenTheTokenIsLeftOutAsksForItOnATerminal() {
		this.wm.terminal().types(FakeRegistry.TOKEN);
		assertThat(this.wm.run("mesh", "add", this.home.url()).exitCode()).isZero();
		assertThat(this.wm.terminal().prompt()).containsExactly("Token: ");
	}

	@Test
	void addWhenTheTokenIsLeftOutWithoutATerminalSaysSo() {
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url());
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.err()).startsWith("wm: TOKEN is missing: ");
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void addWhenTheTokenIsGivenTwiceSaysSo() {
		WmRunner.Run run = this.wm.run("mesh", "add", this.home.url(), "one", "--token-file", "two");
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.err()).contains("not both");
	}

	@Test
	void addWhenTheUrlIsNotEncryptedWarns() {
		WmRunner.Run run = this.wm.run("mesh", "add", "http://registry.invalid", FakeRegistry.TOKEN);
		assertThat(run.err()).startsWith("wm: warning: http://registry.invalid is not encrypted");
	}

	@Test
	void addWhenXdgConfigHomeIsSetKeepsTheMeshThere() {
		Path other = this.folder.resolve("elsewhere");
		this.wm.set("XDG_CONFIG_HOME", other.toString()).run("mesh", "add", this.home.url(), FakeRegistry.TOKEN);
		assertThat(other.resolve("wm/172-30.env")).exists();
		assertThat(this.wm.folder()).doesNotExist();
	}

	// W165, W166
	@Test
	void listWhenOneIsDownAndOneIsBrokenShowsAll() {
		this.wm.mesh("172-30", "home", this.home)
			.mesh("mine", "REGISTRY_URL='" + this.work.url() + "' # by hand\nexport REGISTRY_TOKEN=\"wm_adm_fake\"\n")
			.mesh("zero", "hello\n");
		this.home.close();
		WmRunner.Run run = this.wm.run("mesh", "list");
		String width = " ".repeat(this.home.url().length() - 3);
		assertThat(run.out()).isEqualTo("SLUG     NAME   URL" + width + "   HEALTH\n" + "172-30   home   "
				+ this.home.url() + "   failed\n" + "mine     work   " + this.work.url() + "   ok\n"
				+ "zero     -      -" + " ".repeat(this.home.url().length() - 1) + "   failed\n");
		assertThat(run.err()).isEqualTo("wm: home (172-30): The registry at " + this.home.url()
				+ " cannot be reached: nothing listens there. Check the URL, and that the registry runs on its machine: systemctl status wm-registry.\n"
				+ "wm: The file " + this.wm.file("zero") + " cannot be used: line 1 is not of the form KEY=VALUE.\n");
		assertThat(run.exitCode()).isEqualTo(1);
	}

	@Test
	void listWhenThereIsNoneSaysWhatToDo() {
		assertThat(this.wm.run("mesh", "list")).isEqualTo(
				new WmRunner.Run(0, "No mesh is saved here: run wm mesh add URL - first, and paste the token.\n", ""));
		assertThat(this.wm.run("mesh", "list", "-o", "json")).isEqualTo(new WmRunner.Run(0, "[ ]\n", ""));
	}

	@Test
	void listWhenPrintedShowsNoToken() {
		this.wm.mesh("172-30", "home", this.home);
		WmRunner.Run run = this.wm.run("mesh", "list", "-o", "json");
		assertThat(run.out() + run.err()).contains("\"health\" : \"ok\"").doesNotContain(FakeRegistry.TOKEN);
	}

	// W167
	@Test
	void removeWhenKnownForgetsTheMesh() {
		this.wm.mesh("172-30", "home", this.home).mesh("broken", "?");
		assertThat(this.wm.run("mesh", "remove", "172-30"))
			.isEqualTo(new WmRunner.Run(0, "Removed mesh 172-30 from this machine.\n", ""));
		assertThat(this.wm.file("172-30")).doesNotExist();
		assertThat(this.wm.run("mesh", "remove", "broken").exitCode()).isZero();
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void removeWhenUnknownNamesTheChoices() {
		this.wm.mesh("172-30", "home", this.home);
		assertThat(this.wm.run("mesh", "remove", "../wm/172-30")).isEqualTo(
				new WmRunner.Run(2, "", "wm: There is no mesh with the slug \"../wm/172-30\" here: choose 172-30.\n"));
		assertThat(this.wm.file("172-30")).exists();
	}

}
