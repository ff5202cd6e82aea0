package dev.wm.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the setup and undo of the script on a model of a router.
 */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@ValueSource(strings = { "dash", "busybox ash" })
class OpenwrtScriptTests extends OpenwrtRouterFixture {

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
				list cfg01411c server /30.172.in-addr.arpa/192.168.1.250
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
		assertThat(setup().out()).isEqualTo("wm: nothing to change: nothing was restarted\n");
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
	void setupWhenASiteCameAndOneWentFollows() throws IOException {
		restoreSetup();
		this.router.file("root/restarts", "");
		SetupScript later = new SetupScript(MESH.name(), MESH.supernet(),
				List.of(SiteDomain.HUB, SiteDomain.parse("lab"), SiteDomain.parse("sheen")));
		assertThat(this.router.run(later.openwrt(GATEWAY, null, SetupScript.Mode.FOLLOW)).out())
			.isEqualTo("wm: done: names\n");
		assertThat(this.router.read("root/etc/config/dhcp")).contains("server /*.lab/", "rebind_domain lab")
			.doesNotContain("osrc");
		assertThat(this.router.read("root/restarts")).isEqualTo("dnsmasq restart\n");
	}

	// The router sees only half of each connection of a host whose default route it is.
	@Test
	void setupWhenTheRouterDropsInvalidPacketsAcceptsLanToGatewayBefore() {
		this.router.file("root/etc/config/network", "section interface lan\noption lan device br-home\n");
		this.router.file("root/etc/config/firewall", "section defaults cfg01e63d\noption cfg01e63d drop_invalid 1\n");
		assertThat(setup().out()).isEqualTo("wm: done: route names invalid state cron\n");
		assertThat(this.router.read("root/etc/wm/wm_172_30_0_0_16.nft"))
			.isEqualTo("iifname \"br-home\" oifname \"br-home\" ip daddr 172.30.0.0/16 accept comment \"wm\"\n");
		assertThat(this.router.read("root/etc/config/firewall")).contains("section include wm_172_30_0_0_16_lan",
				"path /etc/wm/wm_172_30_0_0_16.nft", "position chain-pre", "chain forward");
		assertThat(this.router.read("root/restarts")).contains("firewall reload");
		assertThat(setup().out()).contains("nothing was restarted");
		this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.UNDO));
		assertThat(this.router.read("root/etc/config/firewall")).doesNotContain("include");
		assertThat(this.folder.resolve("root/etc/wm/wm_172_30_0_0_16.nft")).doesNotExist();
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

	// What peers sent before the forward was there is a flow to the router itself.
	@Test
	void setupWhenPeersKnockedBeforeTheForwardForgetsTheirFlows() {
		this.router.file("root/proc/net/nf_conntrack", """
				ipv4     2 udp      17 26 src=203.0.113.12 dst=203.0.113.11 sport=63590 dport=51820 \
				[UNREPLIED] src=203.0.113.11 dst=203.0.113.12 sport=51820 dport=63590 mark=0 use=1
				ipv4     2 udp      17 20 src=192.168.1.9 dst=203.0.113.7 sport=51820 dport=53 \
				src=203.0.113.7 dst=203.0.113.11 sport=53 dport=51820 mark=0 use=1
				ipv4     2 tcp      6 20 ESTABLISHED src=192.168.1.8 dst=203.0.113.7 sport=4000 dport=51820 \
				src=203.0.113.7 dst=203.0.113.11 sport=51820 dport=4000 [ASSURED] mark=0 use=1
				""");
		this.router.run(MESH.openwrt(GATEWAY, Port.WIREGUARD, SetupScript.Mode.FOLLOW));
		// The model's file keeps what the kernel would have done.
		assertThat(this.router.read("root/proc/net/nf_conntrack")).isEqualTo("203.0.113.12\n");
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
