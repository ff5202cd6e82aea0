package dev.wm.cli;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WriteCommandTests extends SingleMeshFixture {

	private final FakeRegistry work = new FakeRegistry("work", "172.31.0.0/16").site("lab", "172.31.1.0/24", false);

	@BeforeEach
	void prepare() {
		this.home.site("sheen", "172.30.1.0/24", false);
	}

	@AfterEach
	void close() {
		this.work.close();
	}

	// W179, W182, W183
	@Test
	void addHostWhenThereIsOneMeshAddsItThere() {
		assertThat(this.wm.run("add-host", "server.sheen", "--local-ip", "192.168.1.10")).isEqualTo(
				new WmRunner.Run(0, "Added server.sheen: 172.30.1.2 in the mesh, 192.168.1.10 on its LAN.\n", ""));
		assertThat(this.home.requests()).containsExactly("POST /api/v1/hosts");
		assertThat(this.home.hosts()).containsOnlyKeys(HostName.parse("server.sheen"));
	}

	// W182
	@Test
	void addHostWhenAnOverlayAddressIsGivenAsksForIt() {
		WmRunner.Run run = this.wm.run("add-host", "server.sheen", "--local-ip", "192.168.1.10", "--wg-ip",
				"172.30.1.77", "-o", "json");
		assertThat(run.out()).isEqualTo("""
				{
				  "name" : "server.sheen",
				  "local_address" : "192.168.1.10",
				  "overlay_address" : "172.30.1.77",
				  "type" : "standard",
				  "masquerade" : false
				}
				""");
	}

	@Test
	void addHostWhenAliasesAreGivenAsksForThem() {
		assertThat(this.wm
			.run("add-host", "server.osrc", "--local-ip", "192.168.1.10", "--alias", "git", "--alias", "*.apps")
			.exitCode()).isEqualTo(1);
		assertThat(this.wm
			.run("add-host", "server.sheen", "--local-ip", "192.168.1.10", "--alias", "git", "--alias", "*.apps")
			.exitCode()).isZero();
		assertThat(this.home.bodies().getLast()).contains("\"aliases\":[\"*.apps\",\"git\"]");
		assertThat(this.wm.run("add-host", "a.sheen", "--local-ip", "192.168.1.11", "--alias", "gw").err())
			.contains("\"gw\" cannot be an alias");
	}

	@Test
	void addHostWhenAPinIsGivenAsksForIt() {
		assertThat(this.wm
			.run("add-host", "server.sheen", "--local-ip", "192.168.1.10", "--mac", "52:54:00:12:34:56", "--follow",
					"-o", "json")
			.out()).contains("\"mac\" : \"52:54:00:12:34:56\"", "\"follow\" : true");
		assertThat(this.home.bodies()).singleElement()
			.asString()
			.contains("\"mac\":\"52:54:00:12:34:56\",\"follow\":true");
	}

	// W183
	@Test
	void addHostWhenTheNameHasNoDomainSendsNothing() {
		assertThat(this.wm.run("add-host", "server", "--local-ip", "192.168.1.10")).isEqualTo(new WmRunner.Run(2, "",
				"wm: \"server\" is not a host's full name: write name.domain, such as server.sheen."
						+ " See: wm help add-host\n"));
		assertThat(this.wm.run("add-host", "Bad_Name.sheen", "--local-ip", "192.168.1.10").err())
			.startsWith("wm: \"Bad_Name\" is not a name: ");
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void addHostWhenTheRegistryRefusesPrintsItsSentence() {
		assertThat(this.wm.run("add-host", "server.osrc", "--local-ip", "192.168.1.10", "-o", "json"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is no site osrc: add it first.\n"));
	}

	// W181
	@Test
	void addHostWhenNothingIsGivenAsksForAll() {
		this.wm.terminal().types("server", "server.sheen", "192.168.1.999", "192.168.1.10", "");
		WmRunner.Run run = this.wm.run("add-host");
		assertThat(run.out()).isEqualTo("Added server.sheen: 172.30.1.2 in the mesh, 192.168.1.10 on its LAN.\n");
		assertThat(run.err().lines()).satisfiesExactly(
				(line) -> assertThat(line).startsWith("wm: \"server\" is not a host's full name"),
				(line) -> assertThat(line).startsWith("wm: \"192.168.1.999\" is not an IPv4 address"));
		assertThat(this.wm.terminal().prompt()).containsExactly("Full name, such as server.sheen: ",
				"Full name, such as server.sheen: ", "Address on the LAN: ", "Address on the LAN: ",
				"Address in the mesh (Enter for the next free one): ");
	}

	// W181
	@Test
	void addHostWhenOnePartIsMissingAsksForThatAlone() {
		this.wm.terminal().types("192.168.1.10");
		assertThat(this.wm.run("add-host", "server.sheen").exitCode()).isZero();
		assertThat(this.wm.terminal().prompt()).containsExactly("Address on the LAN: ");
	}

	@Test
	void addHostWhenTheQuestionIsNotAnsweredAddsNothing() {
		this.wm.terminal().types("server.sheen");
		assertThat(this.wm.run("add-host"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: The prompt was aborted, nothing was changed.\n"));
		assertThat(this.home.hosts()).isEmpty();
	}

	@Test
	void addHostWhenSomethingIsMissingWithoutATerminalSaysWhat() {
		String how = " missing: write wm add-host NAME.DOMAIN --local-ip IP.\n";
		assertThat(this.wm.run("add-host"))
			.isEqualTo(new WmRunner.Run(2, "", "wm: NAME.DOMAIN and --local-ip are" + how));
		assertThat(this.wm.run("add-host", "nas.sheen")).isEqualTo(new WmRunner.Run(2, "", "wm: --local-ip is" + how));
		assertThat(this.wm.run("add-host", "--local-ip", "10.0.0.1"))
			.isEqualTo(new WmRunner.Run(2, "", "wm: NAME.DOMAIN is" + how));
	}

	// W178
	@Test
	void writeWhenTheMeshIsNamedGoesThere() {
		this.wm.mesh("172-31", "work", this.work);
		this.wm.run("add-host", "one.lab", "--local-ip", "10.0.0.5", "--mesh", "work");
		this.wm.run("add-host", "two.lab", "--local-ip", "10.0.0.6", "--mesh", "172-31");
		assertThat(this.work.hosts()).hasSize(2);
		assertThat(this.home.requests()).isEmpty();
	}

	// W180
	@Test
	void writeWhenThereAreSeveralMeshesAsks() {
		this.wm.mesh("172-31", "work", this.work).terminal().types("nothing", "work");
		WmRunner.Run run = this.wm.run("add-host", "one.lab", "--local-ip", "10.0.0.5");
		assertThat(run.exitCode()).isZero();
		assertThat(run.out()).startsWith("Added one.lab");
		assertThat(this.wm.terminal().prompt()).hasSize(2).containsOnly("Which mesh, home (172-30) or work (172-31)? ");
		assertThat(run.err())
			.isEqualTo("wm: There is no mesh \"nothing\" here: choose home (172-30) or work (172-31).\n");
		assertThat(this.home.requests()).isEmpty();
	}

	// W180
	@Test
	void writeWhenThereAreSeveralMeshesWithoutATerminalNamesThem() {
		this.wm.mesh("172-31", "work", this.work).mesh("zero", "?");
		assertThat(this.wm.run("remove", "one.lab")).isEqualTo(new WmRunner.Run(2, "",
				"wm: There are several meshes: select one with --mesh, home (172-30) or work (172-31)"
						+ " or zero (its file cannot be used).\n"));
	}

	// W185
	@Test
	void removeWhenTheHostExistsRemovesIt() {
		this.home.host("nas.sheen", "192.168.1.2", "172.30.1.9");
		assertThat(this.wm.run("remove", "nas.sheen", "--yes"))
			.isEqualTo(new WmRunner.Run(0, "Removed nas.sheen (172.30.1.9).\n", ""));
		assertThat(this.home.hosts()).isEmpty();
		assertThat(this.wm.run("remove", "nas.sheen", "--yes"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is no nas.sheen: nothing was removed.\n"));
	}

	@Test
	void removeWhenItIsAGatewaySaysWhatToRemove() {
		assertThat(this.wm.run("remove", "gw.sheen")).isEqualTo(
				new WmRunner.Run(2, "", "wm: gw.sheen is a gateway: it goes with its site, wm remove-site sheen.\n"));
		assertThat(this.home.requests()).isEmpty();
	}

	// W187
	@Test
	void removeSiteWhenItIsEmptyRemovesIt() {
		assertThat(this.wm.run("remove-site", "sheen", "-y"))
			.isEqualTo(new WmRunner.Run(0, "Removed site sheen; its gateway's credential is void.\n", ""));
		assertThat(this.home.sites()).doesNotContainKey(SiteDomain.parse("sheen"));
	}

	@Test
	void removeSiteWhenItHasHostsPrintsTheRefusal() {
		this.home.respond("DELETE /api/v1/sites/sheen",
				MockResponses.problem(ProblemCode.SITE_NOT_EMPTY, "Site sheen has hosts: remove nas.sheen first."));
		assertThat(this.wm.run("remove-site", "sheen", "-y"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: Site sheen has hosts: remove nas.sheen first.\n"));
	}

}
