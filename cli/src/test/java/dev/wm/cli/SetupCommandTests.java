package dev.wm.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SetupCommandTests extends SingleMeshFixture {

	@BeforeEach
	void prepare() {
		this.home.site("sheen", "172.30.3.0/24", false, "192.168.1.0/24").site("gate", "172.30.1.0/24", true);
	}

	// W112, W117, W190
	@Test
	void openwrtSetupWhenAskedPrintsTheMeshsOwnValues() {
		WmRunner.Run run = this.wm.run("openwrt-setup", "192.168.1.250");
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).startsWith("""
				#!/bin/sh
				# Made by wm openwrt-setup for mesh home.
				mode=setup
				follow=yes
				section=wm_172_30_0_0_16
				supernet=172.30.0.0/16
				gateway=192.168.1.250
				domains='gate hub sheen'
				port=

				# Routes the LAN of an OpenWrt router""");
		assertThat(this.wm.run("openwrt-setup", "192.168.1.250")).isEqualTo(run);
		assertThat(run.out()).doesNotContain(FakeRegistry.TOKEN);
	}

	// W122
	@Test
	void openwrtSetupWhenAPortForwardIsWantedSaysWhich() {
		assertThat(this.wm.run("openwrt-setup", "192.168.1.250", "--port-forward").out()).contains("\nport=51820\n");
		assertThat(this.wm.run("openwrt-setup", "192.168.1.250", "--port-forward=51900", "--undo").out())
			.contains("\nport=51900\n", "\nmode=undo\n", "\nfollow=no\n");
	}

	@Test
	void setupWhenTheAddressCannotBeTheGatewaysSaysSo() {
		assertThat(this.wm.run("openwrt-setup", "10.0.0.1").err())
			.isEqualTo("wm: warning: 10.0.0.1 is in no LAN that a gateway reported; see wm list-sites.\n");
		assertThat(this.wm.run("host-setup", "172.30.3.1")).isEqualTo(new WmRunner.Run(2, "",
				"wm: 172.30.3.1 is an address in the mesh: give the address that the gateway has on its own LAN.\n"));
	}

	// W125: what is listed is the argument
	@Test
	void hostSetupWhenNoGatewayIsNamedListsTheirAddresses() {
		this.home.site("osrc", "172.30.4.0/24", false, "192.168.1.0/24", "10.7.0.0/24")
			.lanAddresses("sheen", "192.168.1.250")
			.lanAddresses("osrc", "192.168.1.250", "10.7.0.250");
		assertThat(this.wm.run("host-setup")).isEqualTo(new WmRunner.Run(0, """
				SITE    GATEWAY-IP                  LANS
				gate    -                           -
				osrc    192.168.1.250, 10.7.0.250   192.168.1.0/24, 10.7.0.0/24
				sheen   192.168.1.250               192.168.1.0/24

				On a machine of that site: wm host-setup GATEWAY-IP | sudo sh
				""", ""));
	}

	@Test
	void setupWhenTheAddressIsAnotherMachinesSaysWhichIsTheGateways() {
		this.home.lanAddresses("sheen", "192.168.1.250");
		for (String command : new String[] { "openwrt-setup", "host-setup" }) {
			assertThat(this.wm.run(command, "192.168.1.1").err()).isEqualTo("wm: warning: 192.168.1.1 is no gateway's "
					+ "address on its LAN. There is 192.168.1.250 (gw.sheen); see wm host-setup.\n");
			assertThat(this.wm.run(command, "192.168.1.250").err()).isEmpty();
		}
		this.home.site("osrc", "172.30.4.0/24", false, "192.168.1.0/24");
		this.home.gateway("osrc", true, null);
		assertThat(this.wm.run("host-setup", "192.168.1.1").err()).isEmpty();
	}

	@Test
	void hostSetupWhenUndoneNeedsNoGateway() {
		WmRunner.Run undo = this.wm.run("host-setup", "--undo");
		assertThat(undo.err()).isEmpty();
		assertThat(undo.out()).contains("\nmode=undo\n", "\nslug=172-30\n", "\ngateway=\n");
		assertThat(this.wm.run("host-setup", "192.168.1.250", "--undo")).isEqualTo(undo);
	}

	@Test
	void hostSetupWhenSitesAreRoutedByThemselvesNamesTheirSubnets() {
		assertThat(this.wm.run("host-setup", "192.168.1.250").out()).contains("\nroutes=172.30.0.0/16\n");
		assertThat(this.wm.run("host-setup", "192.168.1.250", "--site-routes").out())
			.contains("\nroutes='172.30.1.0/24 172.30.3.0/24'\n");
	}

	// W127, W138, W191
	@Test
	void netplanSetupWhenUsedIsHostSetupWithANotice() {
		WmRunner.Run run = this.wm.run("host-setup", "192.168.1.250");
		assertThat(run.out()).contains("\nslug=172-30\n", "\ngateway=192.168.1.250\n");
		assertThat(this.wm.run("netplan-setup", "192.168.1.250"))
			.isEqualTo(new WmRunner.Run(0, run.out(), "wm: warning: netplan-setup is deprecated: use host-setup.\n"));
	}

	@Test
	void hostSetupWhenTheSlugIsTheUsersOwnTakesTheSupernets() {
		this.wm.mesh("x; reboot", "work", this.home);
		assertThat(this.wm.run("host-setup", "192.168.1.250", "--mesh", "x; reboot").out()).contains("\nslug=172-30\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"mesh_name\":\"a\\nreboot\"", "\"mesh_name\":\"$(reboot)\"",
			"\"mesh_name\":\"a\\u2028reboot\"", "\"supernet\":\"172.30.0.0/16; reboot\"",
			"\"supernet\":\"$(reboot)\"" })
	void setupWhenTheRegistryIsHostilePrintsNoScript(String member) {
		String good = "{\"mesh_name\":\"home\",\"network\":\"wm\",\"supernet\":\"172.30.0.0/16\",\"sites\":[],\"hosts\":[],\"devices\":[]";
		this.home.respond("GET /config", MockResponses.text(200, "application/json", good + "," + member + "}"));
		for (String command : new String[] { "openwrt-setup", "host-setup" }) {
			WmRunner.Run run = this.wm.run(command, "192.168.1.250");
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.out()).isEmpty();
			assertThat(run.err()).contains("is not a wm registry").hasLineCount(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a;reboot", "$(reboot)", "a b", "a'b", "a\\nb", "../x", "*", "-rf", "" })
	void setupWhenADomainIsHostilePrintsNoScript(String domain) {
		this.home.respond("GET /config",
				MockResponses.text(200, "application/json",
						"""
								{"mesh_name":"home","network":"wm","supernet":"172.30.0.0/16","hosts":[],"devices":[],"sites":[{
								"domain":"%s","subnet":"172.30.1.0/24","gateway":"172.30.1.1","hub":false,"listen_port":51820,"lans":[]}]}
								"""
							.formatted(domain)));
		for (String command : new String[] { "openwrt-setup", "host-setup" }) {
			WmRunner.Run run = this.wm.run(command, "192.168.1.250");
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.out()).isEmpty();
		}
	}

}
