package dev.wm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;

import dev.wm.contract.v1.ProblemCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadCommandTests extends SingleMeshFixture {

	private final FakeRegistry work = new FakeRegistry("work", "172.31.0.0/16");

	@BeforeEach
	void prepare() {
		this.home.site("gate", "172.30.1.0/24", true)
			.site("osrc", "172.30.2.0/24", false)
			.site("sheen", "172.30.3.0/24", false, "192.168.1.0/24", "192.168.2.0/24")
			.host("nas.sheen", "192.168.1.20", "172.30.3.3")
			.host("server.gate", "10.0.3.10", "172.30.1.2")
			.host("server.sheen", "192.168.1.10", "172.30.3.2")
			.gateway("gate", true, WmRunner.NOW.minusSeconds(4))
			.gateway("sheen", false, WmRunner.NOW.minusSeconds(7200), "dnsmasq does not run: start it.");
	}

	@AfterEach
	void close() {
		this.work.close();
	}

	// W168
	@Test
	void listWhenThereIsOneMeshShowsEverythingOnOneScreen() throws IOException {
		assertThat(this.wm.run("list")).isEqualTo(new WmRunner.Run(0, golden("list.txt"), ""));
		assertThat(this.home.requests()).containsExactly("GET /config", "GET /api/v1/gateways");
	}

	@Test
	void listWhenJsonIsWantedPrintsOneObject() throws IOException {
		assertThat(this.wm.run("list", "-o", "json")).isEqualTo(new WmRunner.Run(0, golden("list.json"), ""));
	}

	// W172
	@Test
	void listSitesWhenThereAreSomeShowsATable() throws IOException {
		assertThat(this.wm.run("list-sites")).isEqualTo(new WmRunner.Run(0, golden("list-sites.txt"), ""));
		assertThat(this.home.requests()).containsExactly("GET /api/v1/sites");
	}

	// W173
	@Test
	void listHostsWhenThereAreSomeShowsATable() throws IOException {
		assertThat(this.wm.run("list-hosts")).isEqualTo(new WmRunner.Run(0, golden("list-hosts.txt"), ""));
	}

	@Test
	void listHostsWhenASiteIsNamedShowsItsHostsAlone() {
		assertThat(this.wm.run("list-hosts", "--site", "gate")).isEqualTo(new WmRunner.Run(0,
				"HOST          OVERLAY      LOCAL       TYPE\nserver.gate   172.30.1.2   10.0.3.10   standard\n", ""));
		assertThat(this.home.requests()).containsExactly("GET /api/v1/hosts?site=gate");
	}

	@Test
	void listHostsWhenJsonIsWantedPrintsAnArray() {
		assertThat(this.wm.run("list-hosts", "--site", "gate", "--output=json").out()).isEqualTo("""
				[ {
				  "name" : "server.gate",
				  "local_address" : "10.0.3.10",
				  "overlay_address" : "172.30.1.2",
				  "type" : "standard",
				  "masquerade" : false
				} ]
				""");
	}

	@Test
	void listsWhenEmptySayWhatToDo() {
		this.home.sites().clear();
		this.home.hosts().clear();
		String sites = "There are no sites yet: add one with wm add-site DOMAIN.\n";
		assertThat(this.wm.run("list")).isEqualTo(new WmRunner.Run(0, sites, ""));
		assertThat(this.wm.run("list-sites")).isEqualTo(new WmRunner.Run(0, sites, ""));
		assertThat(this.wm.run("list-hosts").out())
			.isEqualTo("There are no hosts yet: add one with wm add-host NAME.DOMAIN --local-ip IP.\n");
		assertThat(this.wm.run("list-hosts", "-o", "json").out()).isEqualTo("[ ]\n");
	}

	// W170
	@Test
	void healthWhenTheRegistryIsWellSaysOk() {
		assertThat(this.wm.run("health")).isEqualTo(new WmRunner.Run(0, "ok   " + this.home.url() + "\n", ""));
		assertThat(this.wm.run("health", "-o", "json").out()).isEqualTo("{\n  \"status\" : \"ok\"\n}\n");
	}

	// W171
	@Test
	void showConfigWhenTheRegistryIsNewerKeepsWhatItAdded() {
		this.home.respond("GET /config", MockResponses.text(200, "application/json",
				"{\"zeal\":[1],\"mesh_name\":\"home\",\"sites\":[{\"colour\":null}]}"));
		assertThat(this.wm.run("show-config").out()).isEqualTo("""
				{
				  "zeal" : [ 1 ],
				  "mesh_name" : "home",
				  "sites" : [ {
				    "colour" : null
				  } ]
				}
				""");
	}

	// W177
	@Test
	void readWhenThereAreSeveralMeshesPrintsAHeadingForEach() {
		this.wm.mesh("172-31", "REGISTRY_URL=" + this.work.url() + "\nREGISTRY_TOKEN=wm_adm_fake\n");
		this.work.site("lab", "172.31.1.0/24", false);
		assertThat(this.wm.run("list-hosts", "--site", "gate")).isEqualTo(new WmRunner.Run(0, """
				=== home (172-30) ===
				HOST          OVERLAY      LOCAL       TYPE
				server.gate   172.30.1.2   10.0.3.10   standard

				=== work (172-31) ===
				There are no hosts at gate yet: add one with wm add-host NAME.DOMAIN --local-ip IP.
				""", ""));
	}

	@Test
	void readWhenOneOfSeveralMeshesHasNoSuchSiteShowsTheOthers() {
		this.wm.mesh("172-31", "work", this.work);
		this.work.respond("GET /api/v1/hosts", MockResponses.problem(ProblemCode.NOT_FOUND, "There is no site gate."));
		WmRunner.Run run = this.wm.run("list-hosts", "--site", "gate");
		assertThat(run.out()).startsWith("=== home (172-30) ===\nHOST").doesNotContain("work");
		assertThat(run.err()).isEmpty();
		assertThat(run.exitCode()).isZero();
	}

	@Test
	void readWhenNoMeshHasSuchASiteSaysSo() {
		this.wm.mesh("172-31", "work", this.work);
		this.home.respond("GET /api/v1/hosts", MockResponses.problem(ProblemCode.NOT_FOUND, "There is no site x."));
		this.work.respond("GET /api/v1/hosts", MockResponses.problem(ProblemCode.NOT_FOUND, "There is no site x."));
		assertThat(this.wm.run("list-hosts", "--site", "x")).isEqualTo(new WmRunner.Run(1, "",
				"wm: home (172-30): There is no site x.\nwm: work (172-31): There is no site x.\n"));
	}

	@Test
	void readWhenThereAreSeveralMeshesPrintsOneDocument() {
		this.wm.mesh("172-31", "work", this.work);
		assertThat(this.wm.run("list-hosts", "--site", "gate", "-o", "json").out()).isEqualTo("""
				[ {
				  "mesh" : {
				    "slug" : "172-30",
				    "name" : "home"
				  },
				  "items" : [ {
				    "name" : "server.gate",
				    "local_address" : "10.0.3.10",
				    "overlay_address" : "172.30.1.2",
				    "type" : "standard",
				    "masquerade" : false
				  } ]
				}, {
				  "mesh" : {
				    "slug" : "172-31",
				    "name" : "work"
				  },
				  "items" : [ ]
				} ]
				""");
		assertThat(this.wm.run("health", "-o", "json").out()).contains("\"item\" : {");
	}

	@Test
	void readWhenOneMeshIsDownStillShowsTheOthers() {
		this.wm.mesh("172-31", "work", this.work).mesh("zero", "REGISTRY_URL=\n");
		this.home.close();
		WmRunner.Run run = this.wm.run("health");
		assertThat(run.out()).isEqualTo("=== work (172-31) ===\nok   " + this.work.url() + "\n");
		assertThat(run.err().lines()).hasSize(2)
			.satisfiesExactly((line) -> assertThat(line).startsWith("wm: home (172-30): The registry at "),
					(line) -> assertThat(line).endsWith("zero.env cannot be used: REGISTRY_URL is missing."));
		assertThat(run.exitCode()).isEqualTo(1);
	}

	@Test
	void readWhenAMeshIsNamedReadsThatOneAlone() {
		this.wm.mesh("172-31", "work", this.work).mesh("zero", "REGISTRY_URL=\n");
		String expected = "ok   " + this.work.url() + "\n";
		assertThat(this.wm.run("health", "--mesh", "work")).isEqualTo(new WmRunner.Run(0, expected, ""));
		assertThat(this.wm.run("health", "--mesh", "172-31")).isEqualTo(new WmRunner.Run(0, expected, ""));
		assertThat(this.home.requests()).isEmpty();
		assertThat(this.wm.run("health", "--mesh", "zero").exitCode()).isEqualTo(1);
	}

	@Test
	void readWhenTheNamedMeshWasWrittenByHandAsksItsRegistryForTheName() {
		this.wm.mesh("mine", "REGISTRY_URL=" + this.work.url() + "\nREGISTRY_TOKEN=wm_adm_fake\n");
		assertThat(this.wm.run("health", "--mesh", "work"))
			.isEqualTo(new WmRunner.Run(0, "ok   " + this.work.url() + "\n", ""));
	}

	@Test
	void readWhenTheNamedMeshIsUnknownNamesTheChoices() {
		assertThat(this.wm.run("list", "--mesh", "other"))
			.isEqualTo(new WmRunner.Run(2, "", "wm: There is no mesh \"other\" here: choose home (172-30).\n"));
	}

	@Test
	void readWhenTheNameIsAmbiguousAsksForTheSlug() {
		this.wm.mesh("172-31", "home", this.work);
		assertThat(this.wm.run("list", "--mesh", "home")).isEqualTo(new WmRunner.Run(2, "",
				"wm: More than one mesh is called \"home\": use its slug, home (172-30) or home (172-31).\n"));
	}

	@Test
	void readWhenThereIsNoMeshSaysWhatToDo() {
		WmRunner empty = new WmRunner(this.folder.resolve("nobody"));
		assertThat(empty.run("list")).isEqualTo(new WmRunner.Run(2, "",
				"wm: No mesh is saved here: run wm mesh add URL - first, and paste the token.\n"));
	}

	@Test
	void readWhenTheEnvironmentNamesARegistryUsesIt() {
		this.wm.set("REGISTRY_URL", this.work.url()).set("REGISTRY_TOKEN", FakeRegistry.TOKEN);
		assertThat(this.wm.run("health").out()).isEqualTo("ok   " + this.work.url() + "\n");
		assertThat(this.wm.run("health", "--mesh", "home").out()).isEqualTo("ok   " + this.home.url() + "\n");
	}

	@Test
	void readWhenTheEnvironmentIsIncompleteSaysSo() {
		this.wm.set("REGISTRY_URL", this.work.url());
		WmRunner.Run run = this.wm.run("health");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err())
			.isEqualTo("wm: Of REGISTRY_URL and REGISTRY_TOKEN only one is set in the environment: set both, or neither"
					+ " to use the saved meshes.\n");
	}

	@Test
	void listWhenThereAreSeveralPagesReadsThemAll() {
		this.home.pageSize(2);
		assertThat(this.wm.run("list-sites", "-o", "name")).isEqualTo(new WmRunner.Run(0, "gate\nosrc\nsheen\n", ""));
		assertThat(this.home.requests()).containsExactly("GET /api/v1/sites", "GET /api/v1/sites?after=2");
	}

	@Test
	void listWhenAPageNamesItselfAgainStops() {
		this.home.respond("GET /api/v1/sites",
				MockResponses.text(200, "application/json", "{\"items\":[],\"next\":\"x\"}"));
		WmRunner.Run run = this.wm.run("list-sites");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).contains("never ends").hasLineCount(1);
	}

	@Test
	void readWhenThereAreSeveralMeshesAsksThemAtTheSameTime() {
		CyclicBarrier together = new CyclicBarrier(2);
		this.home.meet(together);
		this.work.meet(together);
		this.wm.mesh("172-31", "work", this.work);
		assertThat(this.wm.run("list-sites", "-o", "name")).isEqualTo(new WmRunner.Run(0, "gate\nosrc\nsheen\n", ""));
		assertThat(together.isBroken()).isFalse();
	}

	@Test
	void readWhenYamlIsWantedPrintsIt() {
		assertThat(this.wm.run("list-hosts", "--site", "gate", "-o", "yaml").out()).isEqualTo("""
				- name: server.gate
				  local_address: "10.0.3.10"
				  overlay_address: "172.30.1.2"
				  type: standard
				  masquerade: false
				""");
		assertThat(this.wm.run("show-config", "-o", "name"))
			.isEqualTo(new WmRunner.Run(2, "", "wm: This has no names: use -o text, json or yaml.\n"));
	}

	@Test
	void listsWhenWideShowMore() {
		assertThat(this.wm.run("list-hosts", "-o", "wide").out())
			.startsWith("HOST           OVERLAY      LOCAL          TYPE       MASQUERADE   MAC   FOLLOW\n");
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--mac", "52:54:00:12:34:56", "--follow").exitCode())
			.isZero();
		assertThat(this.wm.run("list-hosts", "-o", "wide").out())
			.contains("nas.sheen      172.30.3.3   192.168.1.20   standard   no           52:54:00:12:34:56   yes\n");
		assertThat(this.wm.run("list-sites", "-o", "wide").out()).contains("PORT", "KEY", "51820");
	}

	private static String golden(String name) throws IOException {
		try (InputStream in = ReadCommandTests.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
