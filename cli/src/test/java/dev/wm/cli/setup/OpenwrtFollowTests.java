package dev.wm.cli.setup;

import java.io.IOException;

import java.nio.file.Files;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.SiteDomain;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs what follows new sites on a model of a router.
 */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@ValueSource(strings = { "dash", "busybox ash" })
class OpenwrtFollowTests extends OpenwrtRouterFixture {

	// A static BusyBox would sooner ask its own nslookup than one on the path, but not
	// sooner than a function.
	private static final String FOLLOW = """
			nslookup() { "$WM_ROOT/../bin/nslookup" "$@"; }
			set -- follow
			. "$WM_ROOT/etc/wm/router"
			""";

	@Test
	void followWhenTheGatewayKnowsANewSiteAddsItsNames() {
		this.router.file("root/etc/crontabs/root", "0 4 * * * reboot");
		setup();
		assertThat(this.router.read("root/etc/crontabs/root"))
			.isEqualTo("0 4 * * * reboot\n*/5 * * * * sh /etc/wm/router follow 2>&1 | logger -t wm\n");
		assertThat(this.router.read("root/etc/sysupgrade.conf")).isEqualTo("/etc/wm/\n");
		this.router.file("root/restarts", "");
		this.router.file("root/sites", "172.30.1.1 gw.osrc\n172.30.2.1 gw.sheen\n172.30.3.1 gw.new-site\n");
		assertThat(this.router.run(FOLLOW)).isEqualTo(new ScriptRun.Result(0, "wm: done: names\n", ""));
		assertThat(this.router.read("root/etc/config/dhcp")).contains("server /*.new-site/192.168.1.250\n",
				"rebind_domain new-site\n", "rebind_domain hub\n", "rebind_domain sheen\n");
		assertThat(this.router.read("root/restarts")).isEqualTo("dnsmasq restart\n");
		assertThat(this.router.run(FOLLOW)).isEqualTo(new ScriptRun.Result(0, "", ""));
		this.router.file("root/sites", "172.30.1.1 gw.osrc\n");
		this.router.run(FOLLOW);
		assertThat(this.router.read("root/etc/config/dhcp")).contains("rebind_domain osrc\n", "rebind_domain hub\n")
			.doesNotContain("sheen", "new-site");
		assertThat(this.router.read("root/restarts")).isEqualTo("dnsmasq restart\ndnsmasq restart\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.1.1 gw.x;touch$IFS$WM_ROOT/owned", "172.30.1.1 gw.$(touch owned)",
			"172.30.1.1 gw.`touch owned`", "172.30.1.1 gw.a/192.168.9.9", "172.30.1.1 gw.a.b", "172.30.1.1 gw.*",
			"172.30.1.1 gw.-a", "172.30.1.1 gw.", "172.30.1.1 sheen", "172.30.1.1 gw.A", "-x gw.sheen", "",
			"172.30.1.1 gw.aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg" })
	void followWhenTheAnswerIsStrangeLeavesTheNamesAsTheyAre(String answer) throws IOException {
		restoreSetup();
		String dhcp = this.router.read("root/etc/config/dhcp");
		this.router.file("root/restarts", "");
		this.router.file("root/sites", "172.30.9.1 gw.good\n" + answer + "\n172.30.9.2 gw.late\n");
		if (answer.isEmpty()) {
			Assertions.assertThatCode(() -> Files.delete(this.folder.resolve("root/sites"))).doesNotThrowAnyException();
		}
		ScriptRun.Result result = this.router.run(FOLLOW);
		assertThat(result.err())
			.isEqualTo("wm: the gateway 192.168.1.250 sent no valid list of sites:" + " the names stay as they are\n");
		assertThat(this.router.read("root/etc/config/dhcp")).isEqualTo(dhcp);
		assertThat(this.router.read("root/restarts")).isEmpty();
		assertThat(this.router.list("root")).doesNotContain("owned");
	}

	@Test
	void followWhenThereAreTwoMeshesAsksEachGateway() throws IOException {
		restoreSetup();
		SetupScript work = new SetupScript(MeshName.parse("work"), Cidr.parse("10.64.0.0/10"),
				List.of(SiteDomain.parse("lab")));
		this.router.run(work.openwrt(IpAddress.parse("192.168.1.9"), null, SetupScript.Mode.FIXED));
		this.router.file("root/sites", "172.30.1.1 gw.new-site\n");
		this.router.run(FOLLOW);
		assertThat(this.router.read("root/etc/config/dhcp")).contains("server /*.new-site/192.168.1.250",
				"server /*.lab/192.168.1.9");
		this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.UNDO));
		assertThat(this.router.read("root/etc/crontabs/root")).isEmpty();
		assertThat(this.router.list("root/etc/wm")).containsExactly("router");
		assertThat(this.router.read("root/etc/config/dhcp")).contains("server /*.lab/192.168.1.9")
			.doesNotContain("new-site");
	}

}
