package dev.wm.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the script on a model of a router, in each shell that may come with one.
 */
@ParameterizedClass
@ValueSource(strings = { "dash", "busybox ash" })
class OpenwrtScriptTests {

	private static final String FRESH_DHCP = """
			section dnsmasq cfg01411c
			option cfg01411c domainneeded 1
			option cfg01411c local /lan/
			option cfg01411c domain lan
			section dhcp lan
			""";

	private static final SetupScript MESH = new SetupScript(MeshName.parse("home"), Cidr.parse("172.30.0.0/16"),
			List.of(SiteDomain.HUB, SiteDomain.parse("osrc"), SiteDomain.parse("sheen")));

	private static final IpAddress GATEWAY = IpAddress.parse("192.168.1.250");

	// Answers as BusyBox's does, with a line of "sites" for each site, or not at all.
	private static final String NSLOOKUP = """
			#!/bin/sh
			[ -e "$WM_ROOT/sites" ] || { echo ';; connection timed out; no servers could be reached'; exit 1; }
			printf 'Server:\t\t%s\nAddress:\t%s:53\n\n' "$2" "$2"
			case $1 in
			  *.sites.hub)
			    line=$(sed -n "${1%%.*}p" "$WM_ROOT/sites")
			    [ -n "$line" ] || { echo "** server can't find $1: NXDOMAIN"; exit 1; }
			    printf 'Name:\t%s\nAddress: %s\n\n*** Can'"'"'t find %s: No answer\n\n' "$1" "${line%% *}" "$1"
			    ;;
			  *) printf '%s.in-addr.arpa\tname = %s\n\n' "$1" "$(sed -n "s/^$1 //p" "$WM_ROOT/sites")" ;;
			esac
			""";

	// A static BusyBox would sooner ask its own nslookup than one on the path, but not
	// sooner than a function.
	private static final String FOLLOW = """
			nslookup() { "$WM_ROOT/../bin/nslookup" "$@"; }
			set -- follow
			. "$WM_ROOT/etc/wm/router"
			""";

	@Parameter
	String shell = "";

	@TempDir
	private Path folder;

	private ScriptRun router;

	@BeforeEach
	void prepare() throws IOException {
		this.router = new ScriptRun(this.folder, this.shell);
		this.router.program("bin/uci", ScriptRun.resource("uci"));
		this.router.file("root/etc/config/dhcp", FRESH_DHCP);
		this.router.file("root/etc/config/network", "section interface lan\n");
		this.router.file("root/etc/config/firewall", "section defaults cfg01e63d\n");
		this.router.program("bin/nslookup", NSLOOKUP);
		// What the script starts runs in the same shell.
		this.router.program("bin/sh", "#!/bin/dash\nexec " + this.shell + " \"$@\"\n");
		for (String service : List.of("network", "dnsmasq", "firewall", "cron")) {
			this.router.program("root/etc/init.d/" + service,
					"#!/bin/sh\necho \"" + service + " $*\" >>\"$WM_ROOT/restarts\"\n");
		}
	}

	private ScriptRun.Result setup() {
		return this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.FOLLOW));
	}

	// W111, W112, W114, W115, W116, W117, W120
	@Test
	void setupWhenTheRouterIsFreshAddsRouteAndNames() {
		ScriptRun.Result result = setup();
		assertThat(result.err()).isEmpty();
		assertThat(result.exitCode()).isZero();
		assertThat(result.out()).isEqualTo("wm: done: route names cron\n");
		assertThat(this.router.read("root/etc/config/network")).isEqualTo("""
				section interface lan
				section route wm_172_30_0_0_16
				option wm_172_30_0_0_16 interface lan
				option wm_172_30_0_0_16 target 172.30.0.0/16
				option wm_172_30_0_0_16 gateway 192.168.1.250
				""");
		assertThat(this.router.read("root/etc/config/dhcp")).isEqualTo(FRESH_DHCP + """
				list cfg01411c server /*.hub/192.168.1.250
				list cfg01411c rebind_domain hub
				list cfg01411c server /*.osrc/192.168.1.250
				list cfg01411c rebind_domain osrc
				list cfg01411c server /*.sheen/192.168.1.250
				list cfg01411c rebind_domain sheen
				""");
		assertThat(this.router.read("root/etc/dnsmasq.conf")).isEqualTo("no-negcache\n");
		assertThat(this.router.read("root/restarts")).isEqualTo("network reload\ndnsmasq restart\ncron restart\n");
		assertThat(this.router.read("root/etc/config/firewall")).doesNotContain("redirect");
	}

	// W118, W119
	@Test
	void setupWhenRunAgainChangesAndRestartsNothing() {
		setup();
		String dhcp = this.router.read("root/etc/config/dhcp");
		this.router.file("root/restarts", "");
		this.router.file("root/calls", "");
		assertThat(setup().out()).isEqualTo("wm: everything was as it should be: nothing was restarted\n");
		assertThat(this.router.read("root/etc/config/dhcp")).isEqualTo(dhcp);
		assertThat(this.router.read("root/restarts")).isEmpty();
		assertThat(this.router.read("root/calls")).doesNotContain("uci set", "uci add_list", "uci commit", "uci del");
	}

	// W113
	@Test
	void setupWhenTheRoutersDomainIsASitesRemovesLocal() {
		this.router.file("root/etc/config/dhcp", FRESH_DHCP.replace("/lan/", "/sheen/"));
		assertThat(setup().out()).startsWith("wm: removed local='/sheen/', which kept the names of .sheen");
		assertThat(this.router.read("root/etc/config/dhcp")).doesNotContain("local").contains("domain lan");
		assertThat(setup().out()).contains("nothing was restarted");
		this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.UNDO));
		assertThat(this.router.read("root/etc/config/dhcp")).contains("option cfg01411c local /sheen/");
	}

	@Test
	void setupWhenTheGatewayMovedChangesWhatNamesIt() {
		this.router.run(MESH.openwrt(IpAddress.parse("192.168.1.9"), Port.WIREGUARD, SetupScript.Mode.FOLLOW));
		this.router.file("root/restarts", "");
		assertThat(setup().out()).isEqualTo("wm: done: route names port forward\n");
		for (String file : List.of("network", "dhcp", "firewall")) {
			assertThat(this.router.read("root/etc/config/" + file)).doesNotContain("192.168.1.9\n")
				.contains("192.168.1.250");
		}
		assertThat(this.router.read("root/etc/config/dhcp").lines().filter((line) -> line.contains("rebind")))
			.hasSize(3);
		assertThat(this.router.read("root/restarts")).isEqualTo("network reload\ndnsmasq restart\nfirewall reload\n");
	}

	// W134
	@Test
	void setupWhenASiteCameAndOneWentFollows() {
		setup();
		this.router.file("root/restarts", "");
		SetupScript later = new SetupScript(MESH.name(), MESH.supernet(),
				List.of(SiteDomain.HUB, SiteDomain.parse("lab"), SiteDomain.parse("sheen")));
		assertThat(this.router.run(later.openwrt(GATEWAY, null, SetupScript.Mode.FOLLOW)).out())
			.isEqualTo("wm: done: names\n");
		assertThat(this.router.read("root/etc/config/dhcp")).contains("server /*.lab/", "rebind_domain lab")
			.doesNotContain("osrc");
		assertThat(this.router.read("root/restarts")).isEqualTo("dnsmasq restart\n");
	}

	// W122
	@Test
	void setupWhenAPortForwardIsWantedAddsOne() {
		ScriptRun.Result result = this.router.run(MESH.openwrt(GATEWAY, Port.parse("51900"), SetupScript.Mode.FOLLOW));
		assertThat(result.out()).isEqualTo("wm: done: route names port forward cron\n");
		assertThat(this.router.read("root/etc/config/firewall")).isEqualTo("""
				section defaults cfg01e63d
				section redirect wm_172_30_0_0_16
				option wm_172_30_0_0_16 name wm
				option wm_172_30_0_0_16 src wan
				option wm_172_30_0_0_16 dest lan
				option wm_172_30_0_0_16 proto udp
				option wm_172_30_0_0_16 target DNAT
				option wm_172_30_0_0_16 src_dport 51900
				option wm_172_30_0_0_16 dest_port 51900
				option wm_172_30_0_0_16 dest_ip 192.168.1.250
				""");
		assertThat(this.router.read("root/restarts")).endsWith("firewall reload\ncron restart\n");
	}

	@Test
	void setupWhenTheRouterWasSetUpByHandUsesWhatIsThere() {
		this.router.file("root/etc/config/network", """
				section interface lan
				section route cfg0aaaaa
				option cfg0aaaaa interface lan
				option cfg0aaaaa target 172.30.0.0/16
				option cfg0aaaaa gateway 192.168.1.7
				""");
		this.router.file("root/etc/config/firewall", """
				section redirect cfg0bbbbb
				option cfg0bbbbb src_dport 51820
				option cfg0bbbbb proto udp
				option cfg0bbbbb dest_ip 192.168.1.250
				""");
		this.router.file("root/etc/dnsmasq.conf", "domain-needed");
		ScriptRun.Result result = this.router.run(MESH.openwrt(GATEWAY, Port.WIREGUARD, SetupScript.Mode.FOLLOW));
		assertThat(result.out()).contains("the route to 172.30.0.0/16 in network.@route[0] is used")
			.endsWith("wm: done: route names cron\n");
		assertThat(this.router.read("root/etc/config/network")).contains("gateway 192.168.1.250").doesNotContain("wm_");
		assertThat(this.router.read("root/etc/config/firewall")).doesNotContain("wm_");
		assertThat(this.router.read("root/etc/dnsmasq.conf")).isEqualTo("domain-needed\nno-negcache\n");
	}

	@Test
	void setupWhenThePortGoesElsewhereLeavesTheRouterAsItWas() {
		this.router.file("root/etc/config/firewall", """
				section redirect cfg0bbbbb
				option cfg0bbbbb src_dport 51820
				option cfg0bbbbb dest_ip 192.168.1.3
				""");
		ScriptRun.Result result = this.router.run(MESH.openwrt(GATEWAY, Port.WIREGUARD, SetupScript.Mode.FOLLOW));
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err()).contains("UDP port 51820 goes to 192.168.1.3 already (firewall.@redirect[0])");
		assertThat(this.router.read("root/etc/config/dhcp")).isEqualTo(FRESH_DHCP);
		assertThat(this.router.read("root/etc/config/network")).isEqualTo("section interface lan\n");
		assertThat(this.router.list("root/tmp/.uci")).isEmpty();
		assertThat(this.router.list("root")).doesNotContain("restarts");
		assertThat(this.folder.resolve("root/etc/wm")).doesNotExist();
		assertThat(this.folder.resolve("root/etc/crontabs")).doesNotExist();
	}

	@Test
	void undoWhenSetUpLeavesTheRouterAsItWas() {
		this.router.file("root/etc/dnsmasq.conf", "domain-needed\n");
		this.router.run(MESH.openwrt(GATEWAY, Port.WIREGUARD, SetupScript.Mode.FOLLOW));
		this.router.file("root/restarts", "");
		ScriptRun.Result result = this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.UNDO));
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).isEqualTo("wm: done: route names port forward cron\n");
		assertThat(this.router.read("root/etc/config/dhcp")).isEqualTo(FRESH_DHCP);
		assertThat(this.router.read("root/etc/config/network")).isEqualTo("section interface lan\n");
		assertThat(this.router.read("root/etc/config/firewall")).isEqualTo("section defaults cfg01e63d\n");
		assertThat(this.router.read("root/etc/config/wm")).isEmpty();
		assertThat(this.router.read("root/etc/dnsmasq.conf")).isEqualTo("domain-needed\n");
		assertThat(this.router.read("root/restarts"))
			.isEqualTo("network reload\ndnsmasq restart\nfirewall reload\ncron restart\n");
		assertThat(this.router.read("root/etc/crontabs/root")).isEmpty();
		assertThat(this.router.list("root/etc/wm")).isEmpty();
		assertThat(this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.UNDO)).out())
			.contains("nothing was restarted");
	}

	@Test
	void undoWhenNoNegcacheWasThereBeforeKeepsIt() {
		this.router.file("root/etc/dnsmasq.conf", "no-negcache\n");
		setup();
		this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.UNDO));
		assertThat(this.router.read("root/etc/dnsmasq.conf")).isEqualTo("no-negcache\n");
	}

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
	void followWhenTheAnswerIsStrangeLeavesTheNamesAsTheyAre(String answer) {
		setup();
		String dhcp = this.router.read("root/etc/config/dhcp");
		this.router.file("root/restarts", "");
		this.router.file("root/sites", "172.30.9.1 gw.good\n" + answer + "\n172.30.9.2 gw.late\n");
		if (answer.isEmpty()) {
			Assertions.assertThatCode(() -> Files.delete(this.folder.resolve("root/sites"))).doesNotThrowAnyException();
		}
		ScriptRun.Result result = this.router.run(FOLLOW);
		assertThat(result.err()).isEqualTo(
				"wm: the gateway 192.168.1.250 does not say which sites there are:" + " the names stay as they are\n");
		assertThat(this.router.read("root/etc/config/dhcp")).isEqualTo(dhcp);
		assertThat(this.router.read("root/restarts")).isEmpty();
		assertThat(this.router.list("root")).doesNotContain("owned");
	}

	@Test
	void followWhenThereAreTwoMeshesAsksEachGateway() {
		setup();
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

	@Test
	void setupWhenNothingIsToFollowAddsNoJob() {
		assertThat(this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.FIXED)).out())
			.isEqualTo("wm: done: route names\n");
		assertThat(this.folder.resolve("root/etc/crontabs")).doesNotExist();
		setup();
		assertThat(this.router.read("root/etc/crontabs/root")).contains("router follow");
		assertThat(this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.FIXED)).out())
			.isEqualTo("wm: done: cron\n");
		assertThat(this.router.read("root/etc/crontabs/root")).isEmpty();
	}

	@Test
	void setupWhenItIsNoOpenwrtSaysSo() throws IOException {
		Files.delete(this.folder.resolve("bin/uci"));
		ScriptRun.Result result = setup();
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err()).startsWith("wm: This is not OpenWrt: there is no uci here.");
	}

}
