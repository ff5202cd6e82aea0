package dev.wm.deploy.lxc;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How {@code lib/network.sh} finds bridge, prefix length and router.
 */
class NetworkScriptTests {

	private static final String HOST = """
			lo other 127.0.0.1/8
			vmbr0 bridge 192.168.1.5/24
			vmbr1 bridge 192.168.77.5/25
			vmbr2 bridge 192.168.0.1/16
			eth1 other 10.9.0.5/24
			""";

	private static final String ROUTES = "192.168.77.1 vmbr1 200\n192.168.1.254 vmbr0 300\n192.168.1.1 vmbr0 100\n";

	private CommandResult plan(String entries, String gateway) {
		return Scripts.run("", "plan_interfaces \"$@\"", entries, HOST, ROUTES, gateway);
	}

	// W37: the narrowest network, the router with the smallest metric
	@Test
	void planInterfacesWhenOnlyAnAddressIsGivenFindsTheRest() {
		assertThat(plan("192.168.1.250", "").succeeds().out())
			.isEqualTo("vmbr0 192.168.1.250/24 192.168.1.1 192.168.1.5\n");
		assertThat(plan("192.168.2.9", "192.168.0.1").succeeds().out())
			.isEqualTo("vmbr2 192.168.2.9/16 192.168.0.1 192.168.0.1\n");
	}

	// W38: one default route, that of the first LAN which has a router
	@Test
	void planInterfacesWhenSeveralAreGivenHasOneDefaultRoute() {
		assertThat(plan("192.168.77.19,192.168.1.250", "").succeeds().out())
			.isEqualTo("vmbr1 192.168.77.19/25 192.168.77.1 192.168.77.5\nvmbr0 192.168.1.250/24 - 192.168.1.5\n");
		assertThat(plan("192.168.77.19, 192.168.1.250", "192.168.1.1").succeeds().out())
			.isEqualTo("vmbr1 192.168.77.19/25 - 192.168.77.5\nvmbr0 192.168.1.250/24 192.168.1.1 192.168.1.5\n");
		assertThat(plan("192.168.2.9,192.168.1.250", "").succeeds().out())
			.isEqualTo("vmbr2 192.168.2.9/16 - 192.168.0.1\nvmbr0 192.168.1.250/24 192.168.1.1 192.168.1.5\n");
	}

	// W39
	@Test
	void planInterfacesWhenBridgeAndLengthAreGivenTakesThem() {
		assertThat(plan("vmbr9:10.20.0.250/24", "10.20.0.1").succeeds().out())
			.isEqualTo("vmbr9 10.20.0.250/24 10.20.0.1 -\n");
		assertThat(plan("vmbr0:192.168.1.250/24", "").succeeds().out())
			.isEqualTo("vmbr0 192.168.1.250/24 192.168.1.1 192.168.1.5\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			10.20.0.250                  | -           | This host has no address on the network of 10.20.0.250
			10.9.0.7                     | -           | eth1, which is on the network of 10.9.0.7, is no bridge
			192.168.1.5                  | -           | 192.168.1.5 is this host's own address
			192.168.1.0                  | -           | the address of a network
			192.168.1.255                | -           | the address of a network
			sheen                        | -           | LXC_IFACES has "sheen"
			vmbr0:192.168.1.250          | -           | LXC_IFACES has "vmbr0:192.168.1.250"
			vmbr0:192.168.1.250/33       | -           | LXC_IFACES has "vmbr0:192.168.1.250/33"
			a b:192.168.1.250/24         | -           | LXC_IFACES has
			,                            | -           | LXC_IFACES names no address
			192.168.2.9                  | -           | no default route on the networks of LXC_IFACES
			192.168.1.250                | 10.0.0.1    | LXC_GATEWAY 10.0.0.1 is on none
			192.168.77.19,10.20.0.250    | -           | This host has no address on the network of 10.20.0.250
			""")
	void planInterfacesWhenSomethingIsMissingSaysWhatHelps(String entries, String gateway, String fact) {
		CommandResult result = plan(entries, (gateway != null) ? gateway : "").fails(1);
		assertThat(result.err()).contains(fact);
		assertThat(result.err().lines().count()).isEqualTo(2);
	}

	// W31
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			USE_LXC_BRIDGE="true"                                                    | lxcbr0 10.0.3.1 24
			# nothing                                                                | lxcbr0 10.0.3.1 24
			LXC_BRIDGE="br7"\\nLXC_ADDR="10.7.0.1"\\nLXC_NETMASK="255.255.0.0"       | br7 10.7.0.1 16
			#LXC_ADDR="10.7.0.1"\\n LXC_BRIDGE=br8  # mine                           | br8 10.0.3.1 24
			""")
	void lxcNetBridgeWhenFileSaysSoIsThat(String text, String bridge) {
		assertThat(Scripts.output(text.replace("\\n", "\n") + "\n", "lxc_net_bridge")).isEqualTo(bridge);
	}

	@Test
	void lxcNetBridgeWhenSwitchedOffFails() {
		assertThat(Scripts.run("USE_LXC_BRIDGE=\"false\"\n", "lxc_net_bridge").exit()).isEqualTo(1);
	}

	@Test
	void hardwareAddressWhenAskedAgainIsTheSameAndOfTheInterfaceAlone() {
		String first = Scripts.output("", "hardware_address wm-gw-a 0");
		assertThat(first).matches("00:16:3e(:[0-9a-f]{2}){3}");
		assertThat(Scripts.output("", "hardware_address wm-gw-a 0")).isEqualTo(first);
		assertThat(Scripts.output("", "hardware_address wm-gw-a 1")).isNotEqualTo(first);
	}

	@Test
	void registerHostWhenTheMachinesNameIsNoLabelSaysSoAndGoesOn() {
		CommandResult result = Scripts
			.run("", "SETTINGS[SITE_DOMAIN]=sheen; uname() { echo My_Host; }; register_host 192.168.1.5")
			.succeeds();
		assertThat(result.err()).contains("its name \"my_host\" is none that the mesh can have", "HOST_NAME=LABEL");
	}

	// W48: the administrator's lines stay, the template's network goes
	@Test
	void withBlockWhenDoneAgainIsTheSame() {
		String before = "lxc.include = x\nlxc.net.0.type = empty\nlxc.start.auto = 0\nlxc.cgroup2.memory.max = 1G\n";
		String line = "with_block \"$1\" \"$(lxc_block wm-gw-a <<<\"$2\")\"";
		String plan = "vmbr0 192.168.1.250/24 192.168.1.1 -\nvmbr1 10.1.0.9/24 - -";
		String once = Scripts.output("", line, before, plan);
		assertThat(once)
			.contains("lxc.cgroup2.memory.max = 1G", "lxc.net.0.ipv4.gateway = 192.168.1.1", "lxc.net.1.link = vmbr1",
					"lxc.net.1.ipv4.address = 10.1.0.9/24", "lxc.sysctl.net.ipv4.ip_forward = 1")
			.doesNotContain("empty", "lxc.start.auto = 0", "lxc.net.1.ipv4.gateway");
		assertThat(Scripts.output("", line, once, plan)).isEqualTo(once);
	}

}
