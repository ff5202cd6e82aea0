package dev.wm.deploy.lab;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever errs is told so, and nothing changes. */
@LabTest
class BadInputIT {

	private String config = "";

	private String revision = "";

	@BeforeEach
	void remember(Lab lab) {
		this.config = lab.wm("show-config").succeeds().out();
		this.revision = revision(lab);
	}

	@AfterEach
	void nothingHasChanged(Lab lab) {
		assertThat(lab.wm("show-config").succeeds().out()).isEqualTo(this.config);
		assertThat(revision(lab)).isEqualTo(this.revision);
	}

	private String revision(Lab lab) {
		return curl(lab, "/api/v1/mesh").out();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			add-host Bad_Name.sheen --local-ip 192.168.1.90 | is not a name
			add-host server --local-ip 192.168.1.90 | name.domain
			add-host x.nowhere --local-ip 192.168.1.90 | nowhere
			add-host x.sheen --local-ip 192.168.1.300 | is not an IPv4 address
			add-host x.sheen --local-ip 10.99.0.1 | 192.168.1.0/24
			add-host x.sheen --local-ip 127.0.0.1 | 127.0.0.1
			add-host x.sheen --local-ip 192.168.1.10 | server.sheen
			add-host x.sheen --local-ip 192.168.1.90 --wg-ip 172.30.99.9 | 172.30
			add-host server.sheen --local-ip 192.168.1.90 | server.sheen
			add-host gw.sheen --local-ip 192.168.1.90 | gw
			add-site sheen | sheen
			add-site extra --subnet 172.30.1.0/25 | overlap
			add-site extra --subnet 10.0.0.0/24 | 172.30.0.0/16
			add-site extra --subnet 172.30.9.1/24 | write 172.30.9.0/24
			add-site extra --hub | hub
			remove-site sheen --yes | server.sheen
			remove nobody.sheen --yes | nobody.sheen
			remove-site nowhere --yes | nowhere
			""")
	void wmWhenAskedForSomethingWrongSaysWhatToDo(String words, String expected, Lab lab) {
		CommandResult run = lab.wm(words.split(" "));
		assertThat(run.exit()).as(run.toString()).isBetween(1, 2);
		assertThat(run.err()).startsWith("wm: ").contains(expected).doesNotContain("Exception").doesNotContain("\tat ");
		assertThat(run.out()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{\"name\":\"x.sheen\"}", "{\"name\":5,\"local_address\":[]}",
			"{\"name\":\"x.sheen\",\"local_address\":\"192.168.1.90\",\"surprise\":1}",
			"{\"name\":\"x\\u0000.sheen\",\"local_address\":\"192.168.1.90\"}",
			"{\"name\":\"x.sheen\",\"local_address\":\"192.168.1.90\",\"overlay_address\":\"172.30.99.1\"}" })
	void apiWhenTheBodyIsWrongAnswersAProblem(String body, Lab lab) {
		CommandResult run = curl(lab, "/api/v1/hosts", "-w", "\n%{http_code} %{content_type}", "-H",
				"Content-Type: application/json", "-d", body);
		assertThat(run.out()).containsPattern("\n4\\d\\d application/problem\\+json");
		assertThat(run.out()).contains("\"code\":").contains("\"detail\":").doesNotContain("Exception");
	}

	@Test
	void wmWhenTheTokenIsWrongSaysSoAndSavesNothing(Lab lab) {
		String secret = "wm_adm_0123456789012345678901234567890123456789012";
		CommandResult run = lab
			.onWithInput("admin", secret + "\n", "wm", "mesh", "add", "http://203.0.113.10:8099", "-")
			.fails(1);
		assertThat(run.err()).contains("token").doesNotContain(secret).doesNotContain("Exception");
		assertThat(lab.wm("mesh", "list").succeeds().lines()).filteredOn((line) -> line.contains("203.0.113.10"))
			.hasSize(1);
	}

	@Test
	void apiWhenTheTokenIsOfNoUseRefuses(Lab lab) {
		CommandResult none = lab.on("admin", "curl", "-s", "-w", "\n%{http_code}", "http://203.0.113.10:8099/config");
		assertThat(none.out()).endsWith("\n401").contains("\"unauthenticated\"");
		CommandResult gateway = lab.shell("sheen", """
				printf 'header = "Authorization: Bearer %s"\\n' "$(cat /etc/wm/credential)" |
				  curl -s -K - -w '\\n%{http_code}' http://203.0.113.10:8099/api/v1/sites""");
		assertThat(gateway.out()).endsWith("\n403").contains("\"forbidden\"").doesNotContain("osrc");
	}

	// A gateway is told nothing of another site's LAN
	@Test
	void gatewayWhenItAsksSeesNoOtherSitesLanAddresses(Lab lab) {
		CommandResult view = lab.shell("hub", """
				printf 'header = "Authorization: Bearer %s"\\n' "$(cat /etc/wm/credential)" |
				  curl -sf -K - http://203.0.113.10:8099/config""");
		assertThat(view.succeeds().out()).contains("server.sheen").doesNotContain("192.168.1.");
	}

	@Test
	void enrolmentTokenWhenUsedAgainIsRefused(Lab lab) {
		String env = lab.on("sheen", "cat", "/etc/wm/gateway.env").succeeds().out();
		assertThat(env).contains("WM_REGISTRY_URL").doesNotContain("WM_REGISTRY_TOKEN");
		assertThat(lab
			.on("sheen", "stat", "-c", "%a", "/etc/wm/credential", "/etc/wm/private.key", "/etc/wm/gateway.env",
					"/etc/wireguard/wg0.conf")
			.succeeds()
			.lines()).containsOnly("600");
	}

	private CommandResult curl(Lab lab, String path, String... options) {
		String script = """
				. "$XDG_CONFIG_HOME"/wm/172-30.env
				path=$1; shift
				printf 'header = "Authorization: Bearer %s"\\n' "$REGISTRY_TOKEN" |
				  curl -s -K - "$@" "$REGISTRY_URL$path"
				""";
		String[] command = new String[5 + options.length];
		System.arraycopy(new String[] { "sh", "-c", script, "sh", path }, 0, command, 0, 5);
		System.arraycopy(options, 0, command, 5, options.length);
		return lab.on("admin", command);
	}

}
