package dev.wm.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.Plan;
import dev.wm.contract.v1.site.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EditCommandTests extends SingleMeshFixture {

	@BeforeEach
	void prepare() {
		this.home.site("sheen", "172.30.3.0/24", true)
			.host("nas.sheen", "192.168.1.20", "172.30.3.3")
			.device("laptop", "172.30.3.9");
	}

	@Test
	void editWhenMembersAreGivenChangesThoseAlone() {
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--set", "type=isolated", "--set", "masquerade=true"))
			.isEqualTo(new WmRunner.Run(0, "Changed host nas.sheen.\n", ""));
		assertThat(this.home.bodies()).containsExactly("{\"type\":\"isolated\",\"masquerade\":true}");
		assertThat(this.home.hosts().get(HostName.parse("nas.sheen")))
			.hasToString("Host[name=nas.sheen, localAddress=192.168.1.20, overlayAddress=172.30.3.3, type=isolated,"
					+ " masquerade=true, mac=null, follow=false, aliases=[]]");
	}

	@Test
	void editHostWhenAPinIsGivenSetsIt() {
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--mac", "52-54-00-12-34-56", "--follow"))
			.isEqualTo(new WmRunner.Run(0, "Changed host nas.sheen.\n", ""));
		assertThat(this.wm.run("edit", "host", "--follow", "nas.sheen", "--set", "masquerade=true").exitCode())
			.isZero();
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--follow=false").exitCode()).isZero();
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--mac", "none").exitCode()).isZero();
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--set", "mac=02:00:00:00:00:01", "--set", "follow=yes")
			.exitCode()).isZero();
		assertThat(this.home.bodies()).containsExactly("{\"mac\":\"52:54:00:12:34:56\",\"follow\":true}",
				"{\"masquerade\":true,\"follow\":true}", "{\"follow\":false}", "{\"mac\":null}",
				"{\"mac\":\"02:00:00:00:00:01\",\"follow\":true}");
	}

	@Test
	void editHostWhenAliasesAreGivenReplacesThem() {
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--alias", "git", "--alias", "*.apps"))
			.isEqualTo(new WmRunner.Run(0, "Changed host nas.sheen.\n", ""));
		assertThat(this.wm.run("list-hosts", "-o", "wide").out()).contains("ALIASES", "*.apps, git");
		assertThat(this.wm.run("list").out()).contains("also *.apps, git");
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--set", "aliases=web,Files").exitCode()).isZero();
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--alias", "none").exitCode()).isZero();
		assertThat(this.home.bodies()).containsExactly("{\"aliases\":[\"git\",\"*.apps\"]}",
				"{\"aliases\":[\"web\",\"files\"]}", "{\"aliases\":null}");
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--alias", "a.b").err())
			.contains("aliases: \"a.b\" is not an alias");
	}

	private Site sheen() {
		return Objects.requireNonNull(this.home.sites().get(SiteDomain.parse("sheen")));
	}

	@Test
	void editWhenTheNameChangesSaysTheNewOne() {
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--set", "name=store.sheen").out())
			.isEqualTo("Changed host store.sheen.\n");
		assertThat(this.home.hosts()).containsOnlyKeys(HostName.parse("store.sheen"));
	}

	@Test
	void editWhenAValueIsEmptyTakesItAway() {
		this.wm.run("edit", "site", "sheen", "--set", "endpoint=203.0.113.7", "--set", "listen_port=51900");
		assertThat(sheen().endpoint()).hasToString("203.0.113.7:51820");
		assertThat(this.wm.run("edit", "site", "sheen", "--set", "endpoint=").out()).isEqualTo("Changed site sheen.\n");
		assertThat(sheen().endpoint()).isNull();
		assertThat(this.home.bodies()).endsWith("{\"endpoint\":null}");
	}

	@Test
	void editWhenItIsADeviceTakesItsNameInBothForms() {
		assertThat(this.wm.run("edit", "device", "laptop", "--set", "type=isolated").out())
			.isEqualTo("Changed device laptop.hub.\n");
		assertThat(
				this.wm.run("edit", "device", "laptop.hub", "--set", "overlay_address=172.30.3.77", "-o", "json").out())
			.contains("\"overlay_address\" : \"172.30.3.77\"", "\"type\" : \"isolated\"");
	}

	@Test
	void editWhenSomebodyElseChangedItMeanwhileIsRefused() {
		this.home.respond("GET /api/v1/hosts/nas.sheen",
				MockResponses.json(200, Objects.requireNonNull(this.home.hosts().get(HostName.parse("nas.sheen"))))
					.newBuilder()
					.setHeader("ETag", "\"old\"")
					.build());
		assertThat(this.wm.run("edit", "host", "nas.sheen", "--set", "type=isolated"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: It has changed since: read it again.\n"));
	}

	@Test
	void editWhenAValueIsWrongSendsNothing() {
		WmRunner.Run run = this.wm.run("edit", "host", "nas.sheen", "--set", "local_address=192.168.1.999");
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.err()).startsWith("wm: local_address: \"192.168.1.999\" is not an IPv4 address");
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void planWhenAskedChangesNothingAndShowsWhatWould() {
		String plan = """
				Dry run, nothing was changed. The change would be:
				+ host nas.sheen
				~ site sheen: hub false → true
				Gateway sheen:
				  + host nas.sheen
				""";
		String[][] writes = { { "add-host", "a.sheen", "--local-ip", "192.168.1.2" }, { "add-device", "x" },
				{ "add-site", "x" }, { "remove", "nas.sheen" }, { "remove", "laptop.hub" }, { "remove-site", "sheen" },
				{ "edit", "host", "nas.sheen", "--set", "type=isolated" }, { "rollback", "3" },
				{ "token", "create", "--viewer" }, { "token", "create", "--site", "sheen" },
				{ "token", "revoke", "c3" }, { "rotate-key", "sheen" } };
		for (String[] write : writes) {
			String[] planned = Arrays.copyOf(write, write.length + 1);
			planned[write.length] = "--plan";
			assertThat(this.wm.run(planned)).isEqualTo(new WmRunner.Run(0, plan, ""));
			assertThat(this.home.requests().getLast()).contains("plan=true");
		}
		assertThat(this.wm.run("remove", "nas.sheen", "--plan", "-o", "json").out()).contains("\"differences\" : [");
		assertThat(this.home.hosts()).hasSize(1);
		assertThat(this.home.mesh().devices).hasSize(1);
	}

	@Test
	void planWhenAnObjectWouldBeAddedShowsTheAddressesItWouldGet() {
		this.home.respond("POST /api/v1/hosts",
				MockResponses.json(200,
						new Plan(List.of(
								new Difference("host", "a.sheen", null,
										Map.of("local_address", "192.168.1.2", "overlay_address", "172.30.1.4", "type",
												"standard", "aliases", List.of("git", "*.apps"))),
								new Difference("site", "osrc", null, Map.of("subnet", "172.30.9.0/24"))), List.of())));
		assertThat(this.wm.run("add-host", "a.sheen", "--local-ip", "192.168.1.2", "--plan").out()).isEqualTo("""
				Dry run, nothing was changed. The change would be:
				+ host a.sheen: local_address 192.168.1.2, overlay_address 172.30.1.4, aliases git *.apps
				+ site osrc: subnet 172.30.9.0/24
				""");
	}

	@Test
	void planWhenNothingWouldChangeSaysSo() {
		this.home.respond("DELETE /api/v1/hosts/nas.sheen", MockResponses.json(200, new Plan(List.of(), List.of())));
		assertThat(this.wm.run("remove", "nas.sheen", "--plan").out()).isEqualTo("Nothing would change.\n");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			remove nas.sheen          , Remove nas.sheen?
			remove laptop.hub         , Remove laptop.hub?
			remove-site sheen         , Remove site sheen?
			remove-site x --cascade   , Remove site x and all its hosts?
			rollback 5                , Roll mesh home (172-30) back to revision 5?
			token revoke c3           , Revoke credential c3?
			token revoke e5           , Revoke enrolment token e5?
			import /dev/null          , Fill mesh home (172-30) from /dev/null?
			""")
	void writeWhenItTakesSomethingAwayAndNobodyCanAnswerIsRefused(String line, String question) {
		assertThat(this.wm.run(line.split(" ", -1))).isEqualTo(
				new WmRunner.Run(2, "", "wm: " + question + " There is no terminal to confirm on: add --yes.\n"));
		assertThat(this.home.requests()).allMatch((request) -> request.contains("plan=true"));
	}

	// It asked for --yes first, and with that said that there is no such thing.
	@ParameterizedTest
	@CsvSource(textBlock = """
			remove typo.sheen  , DELETE /api/v1/hosts/typo.sheen
			remove typo.hub    , DELETE /api/v1/devices/typo
			remove-site typo   , DELETE /api/v1/sites/typo
			rollback 99        , POST /api/v1/rollback
			token revoke c9    , DELETE /api/v1/credentials/9
			""")
	void writeWhenThereIsNoSuchThingSaysThatWithoutAskingToConfirm(String line, String request) {
		this.home.respond(request, MockResponses.problem(ProblemCode.NOT_FOUND, "There is no such thing."));
		assertThat(this.wm.run(line.split(" ", -1)))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is no such thing.\n"));
		assertThat(this.home.requests()).singleElement().satisfies((sent) -> assertThat(sent).contains("plan=true"));
	}

	@Test
	void removeWhenSomebodyIsThereAsks() {
		this.wm.terminal().types("", "n", "yes");
		assertThat(this.wm.run("remove", "nas.sheen")).isEqualTo(new WmRunner.Run(1, "", "wm: Nothing was changed.\n"));
		assertThat(this.wm.run("remove", "nas.sheen").exitCode()).isEqualTo(1);
		assertThat(this.home.hosts()).hasSize(1);
		assertThat(this.wm.run("remove", "nas.sheen").exitCode()).isZero();
		assertThat(this.home.hosts()).isEmpty();
		assertThat(this.wm.terminal().prompt()).containsOnly("Remove nas.sheen? [y/N] ");
	}

	@Test
	void removeWhenTheUserIsSureDoesNotAsk() {
		this.wm.terminal().types();
		assertThat(this.wm.run("remove-site", "sheen", "--cascade", "--yes").exitCode()).isZero();
		assertThat(this.home.hosts()).isEmpty();
		assertThat(this.wm.terminal().prompt()).isEmpty();
	}

	@Test
	void removeSiteWhenItHasHostsNamesItsOwnOption() {
		assertThat(this.wm.run("remove-site", "sheen", "--yes"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: The site sheen still has nas.sheen: remove them first,"
					+ " or everything at once with --cascade.\n"));
		assertThat(this.home.hosts()).hasSize(1);
	}

	@Test
	void rollbackWhenConfirmedSaysWhatChanged() {
		this.wm.terminal().types("y");
		assertThat(this.wm.run("rollback", "5")).isEqualTo(new WmRunner.Run(0, """
				Rolled back to revision 5, as revision 8.
				- host nas.sheen
				~ site sheen: endpoint - → x
				""", ""));
		assertThat(this.wm.terminal().prompt()).containsExactly("Roll mesh home (172-30) back to revision 5? [y/N] ");
	}

	@Test
	void diffWhenTheSecondIsLeftOutComparesWithThePresent() {
		assertThat(this.wm.run("diff", "5").out()).isEqualTo("- host nas.sheen\n~ site sheen: endpoint - → x\n");
		assertThat(this.home.requests()).containsExactly("GET /api/v1/mesh", "GET /api/v1/diff?from=5&to=7");
		assertThat(this.wm.run("diff", "4", "4").out()).isEqualTo("Revisions 4 and 4 are the same.\n");
	}

	@Test
	void writeWhenTheRegistryDoesNotPlanFails() {
		this.home.respond("DELETE /api/v1/hosts/nas.sheen",
				MockResponses.problem(ProblemCode.FORBIDDEN, "A viewer changes nothing."));
		assertThat(this.wm.run("remove", "nas.sheen", "--plan"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: A viewer changes nothing.\n"));
	}

}
