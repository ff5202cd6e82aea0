package dev.wm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.site.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AddSiteTests extends SingleMeshFixture {

	private static final String ENV = """
			SITE_DOMAIN=sheen
			WM_REGISTRY_URL=https://wm.example.com
			WM_REGISTRY_TOKEN=wm_enr_once
			""";

	@BeforeEach
	void prepare() {
		this.home.publicUrl("https://wm.example.com");
	}

	// W186
	@Test
	void addSiteWhenAddedSaysHowToSetUpItsGateway() {
		assertThat(this.wm.run("add-site", "sheen")).isEqualTo(new WmRunner.Run(0, """
				Added site sheen: subnet 172.30.1.0/24, gateway 172.30.1.1.

				On the gateway, write this to /etc/wm/gateway.env (mode 0600):

				%s
				Then start the service wm-gateway there, or run: wm-gateway run
				The token works once, until 2026-11-02T13:00:00Z.
				""".formatted(ENV), ""));
	}

	private static final String KEY = "a1".repeat(32);

	private static final String INSTALL = "curl -fsSL https://wm.example.com/install/gateway | sudo sh -s -- --registry"
			+ " https://wm.example.com --token wm_enr_once --key " + KEY;

	private void release() {
		this.home.mesh().releases.add(
				new Release(ReleaseVersion.parse("0.2.0"), "/dist/0.2.0", KeyFingerprint.parse(KEY), List.of("amd64")));
	}

	@Test
	void addSiteWhenTheRegistryHasAReleasePrintsOneCommand() {
		release();
		assertThat(this.wm.run("add-site", "sheen")).isEqualTo(new WmRunner.Run(0, """
				Added site sheen: subnet 172.30.1.0/24, gateway 172.30.1.1.

				On the gateway (Debian, Ubuntu or Alpine), run this:

				%s

				As root leave out sudo; without curl write wget -qO- in the place of curl -fsSL.
				The token works once, until 2026-11-02T13:00:00Z.
				""".formatted(INSTALL), ""));
		assertThat(this.wm.run("add-site", "osrc", "-o", "json").out())
			.contains("\"install_command\" : \"" + INSTALL + "\"");
		assertThat(this.wm.run("add-site", "other", "-o", "env").out()).doesNotContain("curl");
	}

	@Test
	void gatewaySetupWhenTheSiteExistsPrintsANewCommand() {
		this.home.site("sheen", "172.30.1.0/24", false);
		assertThat(this.wm.run("gateway-setup", "sheen").out()).contains("/etc/wm/gateway.env", ENV);
		release();
		WmRunner.Run run = this.wm.run("gateway-setup", "sheen");
		assertThat(run.out()).contains(INSTALL).doesNotContain("gateway.env");
		assertThat(this.home.requests()).endsWith("GET /api/v1/releases", "POST /api/v1/enrolment-tokens");
		assertThat(this.wm.run("gateway-setup", "sheen", "-o", "json").out())
			.contains("\"registry_url\" : \"https://wm.example.com\"", "\"install_command\" : \"" + INSTALL + "\"");
		assertThat(this.wm.run("gateway-setup", "sheen", "-o", "env")).isEqualTo(new WmRunner.Run(0, ENV, ""));
		assertThat(this.wm.run("token", "create", "--site", "sheen").out()).contains(INSTALL);
		assertThat(this.wm.run("gateway-setup").exitCode()).isEqualTo(2);
	}

	@Test
	void addSiteWhenTheRegistryIsLocalWarnsBesideTheCommand() {
		try (FakeRegistry local = new FakeRegistry("local", "172.31.0.0/16")) {
			local.mesh().releases.add(new Release(ReleaseVersion.parse("0.2.0"), "/dist/0.2.0",
					KeyFingerprint.parse(KEY), List.of("amd64")));
			this.wm.set("REGISTRY_URL", local.url()).set("REGISTRY_TOKEN", FakeRegistry.TOKEN);
			WmRunner.Run run = this.wm.run("add-site", "sheen");
			assertThat(run.out()).contains("curl -fsSL " + local.url() + "/install/gateway");
			assertThat(run.err()).contains("works only on the registry's own machine").hasLineCount(1);
		}
	}

	@Test
	void addSiteWhenTheReleasesCannotBeReadAddsNothing() {
		this.home.respond("GET /api/v1/releases", MockResponses.problem(ProblemCode.UNAVAILABLE, "Try again later."));
		assertThat(this.wm.run("add-site", "sheen")).isEqualTo(new WmRunner.Run(1, "", "wm: Try again later.\n"));
		assertThat(this.home.sites()).isEmpty();
	}

	// A registry of before there were releases.
	@Test
	void addSiteWhenTheRegistryIsOlderPrintsTheSettings() {
		this.home.respond("GET /api/v1/releases",
				MockResponses.problem(ProblemCode.NOT_FOUND, "There is no such path."));
		assertThat(this.wm.run("add-site", "sheen").out()).contains(ENV);
	}

	@Test
	void addSiteWhenAPublicDomainIsAllowedSaysSoToTheRegistry() {
		assertThat(this.wm.run("add-site", "com", "--allow-public-domain").exitCode()).isZero();
		assertThat(this.home.bodies().getFirst()).contains("\"allow_public_domain\":true");
		assertThat(this.wm.run("add-site", "sheen").exitCode()).isZero();
		assertThat(this.home.bodies().get(2)).doesNotContain("allow_public_domain");
	}

	// It left out what else was given, so that the site had no endpoint.
	@Test
	void addSiteWhenThePublicDomainIsRefusedSaysTheWholeCommand() {
		this.home.respond("POST /api/v1/sites", MockResponses.problem(ProblemCode.NAME_RESERVED, "The domain com is a"
				+ " top-level domain: choose another, or run wm add-site com --allow-public-domain."));
		assertThat(this.wm.run("add-site", "com").err()).endsWith("or run wm add-site com --allow-public-domain.\n");
		WmRunner.Run run = this.wm.run("add-site", "com", "--hub", "--subnet", "172.30.16.0/20", "--endpoint",
				"203.0.113.7", "--listen-port", "51999", "--mesh", "172-30");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).endsWith("or run wm add-site com --mesh 172-30 --subnet 172.30.16.0/20 --endpoint"
				+ " 203.0.113.7:51820 --listen-port 51999 --hub --allow-public-domain.\n");
	}

	@Test
	void addSiteWhenHelpIsWantedSaysTheDateOfTheListOfDomains() throws IOException {
		String version = Files
			.readAllLines(Path.of("../registry/src/main/resources/dev/wm/registry/site/tlds-alpha-by-domain.txt"))
			.getFirst();
		assertThat(this.wm.run("add-site", "--help").out())
			.contains(version.replaceFirst("# Version (\\d{4})(\\d{2})(\\d{2}).*", "IANA's list of $1-$2-$3"));
	}

	@Test
	void addSiteWhenEnvIsWantedPrintsTheFileAlone() {
		assertThat(this.wm.run("add-site", "sheen", "-o", "env")).isEqualTo(new WmRunner.Run(0, ENV, ""));
	}

	@Test
	void addSiteWhenJsonIsWantedPrintsOneObject() {
		assertThat(this.wm.run("add-site", "sheen", "-o", "json").out()).isEqualTo("""
				{
				  "site" : {
				    "domain" : "sheen",
				    "subnet" : "172.30.1.0/24",
				    "gateway" : "172.30.1.1",
				    "hub" : false,
				    "listen_port" : 51820,
				    "lans" : [ ]
				  },
				  "enrolment" : {
				    "token" : "wm_enr_once",
				    "id" : 1,
				    "site" : "sheen",
				    "expires_at" : "2026-11-02T13:00:00.123Z"
				  },
				  "registry_url" : "https://wm.example.com"
				}
				""");
	}

	// W186
	@Test
	void addSiteWhenOptionsAreGivenSendsThem() {
		this.wm.run("add-site", "Gate", "--hub", "--subnet", "172.30.16.0/20", "--endpoint", "203.0.113.7",
				"--listen-port", "51900");
		Site site = Objects.requireNonNull(this.home.sites().get(SiteDomain.parse("gate")));
		assertThat(site.hub()).isTrue();
		assertThat(site.subnet()).hasToString("172.30.16.0/20");
		assertThat(site.endpoint()).isEqualTo(Endpoint.parse("203.0.113.7:51820"));
		assertThat(site.listenPort()).hasToString("51900");
	}

	@Test
	void addSiteWhenASizeIsGivenSendsIt() {
		assertThat(this.wm.run("add-site", "tiny", "--prefix-length", "28").out()).contains("subnet 172.30.1.0/28,");
	}

	@Test
	void addSiteWhenBothSizesAreGivenSendsNothing() {
		assertThat(this.wm.run("add-site", "sheen", "--subnet", "172.30.1.0/24", "--prefix-length", "24"))
			.isEqualTo(new WmRunner.Run(2, "", "wm: Give either --subnet or --prefix-length, not both.\n"));
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void addSiteWhenTheNameIsTakenPrintsTheRefusal() {
		this.home.site("sheen", "172.30.1.0/24", false);
		assertThat(this.wm.run("add-site", "sheen"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is a site sheen already.\n"));
	}

	@Test
	void addSiteWhenNoTokenIsMadeSaysThatTheSiteExists() {
		this.home.respond("POST /api/v1/enrolment-tokens",
				MockResponses.problem(ProblemCode.UNAVAILABLE, "Try again later."));
		assertThat(this.wm.run("add-site", "sheen")).isEqualTo(
				new WmRunner.Run(1, "", "wm: Site sheen was added, but its gateway has no token yet: Try again later."
						+ " Then run wm gateway-setup sheen.\n"));
	}

	@Test
	void addSiteWhenTheRegistryHasNoPublicUrlWarnsOfALocalOne() {
		try (FakeRegistry local = new FakeRegistry("local", "172.31.0.0/16")) {
			this.wm.set("REGISTRY_URL", local.url()).set("REGISTRY_TOKEN", FakeRegistry.TOKEN);
			WmRunner.Run run = this.wm.run("add-site", "sheen", "-o", "env");
			assertThat(run.out()).contains("WM_REGISTRY_URL=" + local.url() + "\n");
			assertThat(run.err())
				.startsWith("wm: warning: " + local.url() + " works only on the registry's own machine")
				.hasLineCount(1);
			assertThat(this.wm.run("add-site", "sheen").err()).isEqualTo("wm: There is a site sheen already.\n");
		}
	}

	@Test
	void tokenCreateWhenTheSiteExistsPrintsANewToken() {
		this.home.site("sheen", "172.30.1.0/24", false);
		assertThat(this.wm.run("token", "create", "--site", "sheen", "-o", "env"))
			.isEqualTo(new WmRunner.Run(0, ENV, ""));
		assertThat(this.wm.run("token", "create", "--site", "sheen").out()).contains("/etc/wm/gateway.env", ENV);
		assertThat(this.wm.run("token", "create", "--site", "sheen", "-o", "json").out()).isEqualTo("""
				{
				  "token" : "wm_enr_once",
				  "id" : 1,
				  "site" : "sheen",
				  "expires_at" : "2026-11-02T13:00:00.123Z"
				}
				""");
	}

}
