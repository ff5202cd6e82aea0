package dev.wm.agent.firewall;

import java.util.List;
import java.util.Map;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What iptables-save prints of firewalls that people run, and what is wrong with them.
 */
class FirewallCheckTests {

	static final MeshTraffic MESH = new MeshTraffic("wg0", Cidr.parse("172.30.0.0/16"), Cidr.parse("172.30.2.0/24"),
			IpAddress.parse("172.30.2.1"), IpAddress.parse("172.30.3.1"), 51820, "eth0",
			List.of(new MeshTraffic.Lan("eth0", InterfaceAddress.parse("192.168.1.250/24"),
					IpAddress.parse("192.168.1.10"), true)),
			Map.of());

	private static final String DOCKER = """
			*filter
			:INPUT ACCEPT [0:0]
			:FORWARD DROP [0:0]
			:OUTPUT ACCEPT [0:0]
			:DOCKER - [0:0]
			:DOCKER-ISOLATION-STAGE-1 - [0:0]
			:DOCKER-ISOLATION-STAGE-2 - [0:0]
			:DOCKER-USER - [0:0]
			-A FORWARD -j DOCKER-USER
			-A FORWARD -j DOCKER-ISOLATION-STAGE-1
			-A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
			-A FORWARD -o docker0 -j DOCKER
			-A FORWARD -i docker0 ! -o docker0 -j ACCEPT
			-A FORWARD -i docker0 -o docker0 -j ACCEPT
			-A DOCKER -d 172.17.0.2/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -j ACCEPT
			-A DOCKER-ISOLATION-STAGE-1 -i docker0 ! -o docker0 -j DOCKER-ISOLATION-STAGE-2
			-A DOCKER-ISOLATION-STAGE-1 -j RETURN
			-A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP
			-A DOCKER-ISOLATION-STAGE-2 -j RETURN
			-A DOCKER-USER -j RETURN
			COMMIT
			""";

	private static final String UFW = """
			*filter
			:INPUT DROP [0:0]
			:FORWARD DROP [0:0]
			:OUTPUT ACCEPT [0:0]
			:ufw-before-input - [0:0]
			:ufw-user-input - [0:0]
			:ufw-user-forward - [0:0]
			:ufw-not-local - [0:0]
			:ufw-logging-deny - [0:0]
			-A INPUT -j ufw-before-input
			-A INPUT -j ufw-user-input
			-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
			-A FORWARD -p icmp -m icmp --icmp-type 8 -j ACCEPT
			-A FORWARD -j ufw-user-forward
			-A ufw-before-input -i lo -j ACCEPT
			-A ufw-before-input -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
			-A ufw-before-input -m conntrack --ctstate INVALID -j DROP
			-A ufw-before-input -p icmp -m icmp --icmp-type 8 -j ACCEPT
			-A ufw-before-input -p udp -m udp --sport 67 --dport 68 -j ACCEPT
			-A ufw-before-input -j ufw-not-local
			-A ufw-not-local -m addrtype --dst-type LOCAL -j RETURN
			-A ufw-not-local -m addrtype --dst-type MULTICAST -j RETURN
			-A ufw-not-local -m limit --limit 3/min --limit-burst 10 -j ufw-logging-deny
			-A ufw-not-local -j DROP
			-A ufw-user-input -p tcp -m tcp --dport 22 -j ACCEPT
			COMMIT
			""";

	private static List<BlockedTraffic> blocked(String save) {
		return FirewallCheck.blocked(IptablesRulesParser.legacy(save), MESH);
	}

	private static List<String> sentences(List<BlockedTraffic> blocked) {
		return blocked.stream().map(BlockedTraffic::sentence).toList();
	}

	@Test
	void blockedWhenDockerDropsWhatIsForwardedOffersItsPlace() {
		List<BlockedTraffic> blocked = FirewallCheck.blocked(IptablesRulesParser.compatible(DOCKER), MESH);
		assertThat(sentences(blocked)).containsExactly(
				"Chain ip filter FORWARD (forward, policy drop) drops what is forwarded between the mesh and the LAN.");
		assertThat(blocked.getFirst().command())
			.isEqualTo("nft insert rule ip filter DOCKER-USER iifname \"wg0\" accept"
					+ " && nft insert rule ip filter DOCKER-USER oifname \"wg0\" accept"
					+ " && nft insert rule ip filter DOCKER-USER ct original ip daddr 172.30.2.0/24 accept");
	}

	@Test
	void blockedWhenDockerUsesTheOldIptablesOffersThat() {
		assertThat(blocked(DOCKER).getFirst().command())
			.startsWith("iptables-legacy -t filter -I DOCKER-USER -i wg0 -j ACCEPT && ");
	}

	@Test
	void blockedWhenWhatIsOfferedWasDoneIsNothing() {
		String open = DOCKER.replace("-A DOCKER-USER -j RETURN", """
				-A DOCKER-USER -i wg0 -m comment --comment wm-gateway -j ACCEPT
				-A DOCKER-USER -o wg0 -m comment --comment wm-gateway -j ACCEPT
				-A DOCKER-USER -j RETURN""");
		assertThat(blocked(open)).isEmpty();
		assertThat(Openings.undo(IptablesRulesParser.legacy(open))).map((words) -> String.join(" ", words))
			.containsExactly(
					"iptables-legacy -t filter -D DOCKER-USER -i wg0 -m comment --comment wm-gateway -j ACCEPT",
					"iptables-legacy -t filter -D DOCKER-USER -o wg0 -m comment --comment wm-gateway -j ACCEPT");
	}

	@Test
	void blockedWhenUfwDropsOffersItsCommands() {
		List<BlockedTraffic> blocked = blocked(UFW);
		assertThat(blocked.stream().map((each) -> each.traffic() + ": " + each.command())).containsExactly(
				"the tunnel's UDP port: ufw allow 51820/udp",
				"what the gateway itself exchanges with other sites (ping, DNS): ufw allow in on wg0",
				"DNS queries from the LAN (port 53): ufw allow in on eth0 to any port 53 proto udp"
						+ " && ufw allow in on eth0 to any port 53 proto tcp",
				"what is forwarded between the mesh and the LAN: ufw route allow in on wg0 && ufw route allow out on wg0");
		assertThat(blocked).allMatch(BlockedTraffic::certain);
		Openings openings = Openings.of(blocked);
		assertThat(openings.commands()).contains(List.of("ufw", "allow", "51820/udp", "comment", "wm-gateway"));
		assertThat(openings.undo()).contains(List.of("ufw", "delete", "allow", "51820/udp"),
				List.of("ufw", "route", "delete", "allow", "in", "on", "wg0"));
	}

	@Test
	void blockedWhenUfwAllowsItIsNothing() {
		String allowed = UFW.replace("-A ufw-user-input -p tcp", """
				-A ufw-user-input -p udp -m udp --dport 51820 -j ACCEPT
				-A ufw-user-input -i wg0 -j ACCEPT
				-A ufw-user-input -i eth0 -p udp -m udp --dport 53 -j ACCEPT
				-A ufw-user-input -i eth0 -p tcp -m tcp --dport 53 -j ACCEPT
				-A ufw-user-forward -i wg0 -j ACCEPT
				-A ufw-user-forward -o wg0 -j ACCEPT
				-A ufw-user-input -p tcp""");
		assertThat(blocked(allowed)).isEmpty();
	}

	@Test
	void blockedWhenARuleIsTooComplexMayBe() {
		String chain = "*filter\n:FORWARD DROP [0:0]\n-A FORWARD -m set --match-set friends src -j ACCEPT\nCOMMIT\n";
		assertThat(sentences(blocked(chain))).singleElement().asString().contains("may drop");
	}

	// fail2ban and the like drop a few; that is no reason to worry.
	@Test
	void blockedWhenAFewAreListedIsNothing() {
		String chain = """
				*filter
				:INPUT ACCEPT [0:0]
				:f2b - [0:0]
				-A INPUT -m set --match-set banned src -j DROP
				-A INPUT -m recent --rcheck --name x -j f2b
				-A f2b -s 198.51.100.99/32 -j REJECT
				COMMIT
				""";
		assertThat(blocked(chain)).isEmpty();
	}

	// Of one's own that lets just the LAN through: right, but a probe is no LAN.
	@Test
	void blocksProbeAloneWhenAChainNamesTheLanSaysWhichChain() {
		ForeignRules strict = IptablesRulesParser.compatible("""
				*filter
				:FORWARD DROP [0:0]
				-A FORWARD -i eth0 -o wg0 -j ACCEPT
				-A FORWARD -i wg0 -o eth0 -j ACCEPT
				COMMIT
				""");
		assertThat(FirewallCheck.blocked(strict, MESH)).isEmpty();
		assertThat(FirewallCheck.blocksProbeAlone(strict, MESH)).contains("ip filter FORWARD");
		assertThat(FirewallCheck.blocksProbeAlone(IptablesRulesParser.compatible(DOCKER), MESH)).isEmpty();
	}

	@Test
	void openingsWhenFirewalldRejectsReloadOnceAndUndoAll() {
		ForeignRules rules = NftRulesParser.parse("""
				{"nftables":[{"chain":{"family":"inet","table":"firewalld","name":"filter_FORWARD","hook":"forward",
				"type":"filter","prio":10,"policy":"accept","handle":1}},
				{"rule":{"family":"inet","table":"firewalld","chain":"filter_FORWARD","handle":2,"expr":[
				{"match":{"op":"in","left":{"ct":{"key":"state"}},"right":{"set":["established","related"]}}},
				{"accept":null}]}},
				{"rule":{"family":"inet","table":"firewalld","chain":"filter_FORWARD","handle":3,"expr":[
				{"reject":{"type":"icmpx","expr":"admin-prohibited"}}]}},
				{"chain":{"family":"inet","table":"firewalld","name":"filter_INPUT","hook":"input","type":"filter",
				"prio":10,"policy":"accept","handle":4}},
				{"rule":{"family":"inet","table":"firewalld","chain":"filter_INPUT","handle":5,"expr":[
				{"vmap":{"key":{"meta":{"key":"iifname"}},"data":{"set":[["wg0",{"accept":null}]]}}},
				{"reject":null}]}}]}""");
		List<BlockedTraffic> blocked = FirewallCheck.blocked(rules, MESH);
		assertThat(sentences(blocked)).containsExactly(
				"Chain inet firewalld filter_FORWARD (forward) drops what is forwarded between the mesh and the LAN.");
		Openings openings = Openings.of(blocked);
		assertThat(openings.commands().getFirst()).containsExactly("firewall-cmd", "--permanent", "--zone=trusted",
				"--add-interface=wg0");
		assertThat(openings.commands().stream().filter((command) -> command.contains("--reload"))).hasSize(1);
		assertThat(openings.undo().stream().map((words) -> String.join(" ", words))).containsExactly(
				"firewall-cmd --permanent --zone=trusted --remove-interface=wg0",
				"firewall-cmd --permanent --delete-policy=wm-gateway", "firewall-cmd --reload");
		assertThat(blocked.getFirst().command().length()).isLessThan(500);
	}

}
