package dev.wm.deploy.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Devices that have joined by the printed command follow the mesh, roam, come home, and
 * leave.
 */
@LabTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevicesIT {

	private static final String UPDATE = "wg-lab-update";

	private static final String PICTURE = "/var/lib/home/phone.png";

	// A device repeats itself every 25 seconds if nobody talks.
	private static final Duration KEEPALIVE = Duration.ofSeconds(40);

	@Test
	@Order(1)
	void statusSaysThatEverythingWorks(Lab lab) {
		assertThat(lab.on("laptop", "wg-lab-status").succeeds().out()).containsSubsequence(
				"wm: wg-lab: laptop (roaming)", "ok    interface", "ok    handshake", "ok    registry", "ok    tunnel",
				"ok    dns           gw.hub is " + lab.gateway("hub"));
		assertThat(lab.on("field-sensor", "wg-lab-status").succeeds().out()).containsSubsequence(
				"wm: wg-lab: field-sensor (isolated)", "ok    handshake", "ok    registry",
				"ok    tunnel        not tried", "ok    dns           none");
	}

	@Test
	@Order(2)
	void updateWhenTheHubHasAnotherEndpointFollows(Lab lab) {
		lab.on("hub", "ip", "address", "add", "203.0.113.30/24", "dev", "eth0").succeeds();
		try {
			lab.wm("edit", "site", "hub", "--set", "endpoint=203.0.113.30:51820").succeeds();
			assertThat(update(lab)).isEqualTo("wm: The mesh has changed: applying its configuration.\n");
			assertThat(endpoint(lab)).endsWith("\t203.0.113.30:51820\n");
			assertThat(lab.reaches("laptop", lab.overlay("server.sheen"))).isTrue();
		}
		finally {
			lab.wm("edit", "site", "hub", "--set", "endpoint=203.0.113.10:51820").succeeds();
			update(lab);
			lab.settles();
			lab.on("hub", "ip", "address", "del", "203.0.113.30/24", "dev", "eth0");
		}
		assertThat(endpoint(lab)).endsWith("\t203.0.113.10:51820\n");
		assertThat(lab.reaches("laptop", lab.overlay("server.sheen"))).isTrue();
	}

	@Test
	@Order(3)
	void updateWhenAKeyIsToBeRotatedMakesOne(Lab lab) {
		String before = key(lab);
		lab.wm("rotate-key", "laptop.hub").succeeds();
		assertThat(update(lab)).startsWith("wm: This device has a new key, as the registry asked.\n");
		assertThat(key(lab)).isNotEqualTo(before);
		Await.within(KEEPALIVE, "the hub takes the new key", () -> lab.pings("laptop", lab.overlay("server.sheen")));
		assertThat(lab.on("hub", "wg", "show", "wg0", "peers").succeeds().out()).contains(key(lab))
			.doesNotContain(before);
		assertThat(update(lab)).isEmpty();
	}

	@Test
	@Order(4)
	void laptopWhenItRoamsKeepsItsConnection(Lab lab) {
		try (TcpConnection kept = TcpConnection.open(lab, "laptop", "sheen-server", lab.overlay("server.sheen"),
				7401)) {
			plug(lab, "field-lan", "10.20.0.77/24", "10.20.0.1", "203.0.113.53");
			try {
				update(lab);
				Await.within(KEEPALIVE, "the hub hears the laptop from the other network",
						() -> lab.pings("laptop", lab.gateway("hub"))
								&& hubSees(lab).contains(key(lab) + "\t203.0.113.14:"));
				assertThat(kept.isAlive()).isTrue();
			}
			finally {
				plugBack(lab);
				update(lab);
			}
			assertThat(kept.isAlive()).isTrue();
		}
	}

	@Test
	@Order(5)
	void laptopWhenItComesHomeIsANeighbour(Lab lab) {
		String overlay = lab.overlay("server.sheen");
		try (TcpConnection kept = TcpConnection.open(lab, "laptop", "sheen-server", overlay, 7402)) {
			plug(lab, "sheen-lan", "192.168.1.77/24", "192.168.1.1", "192.168.1.250");
			try {
				assertThat(update(lab)).contains("wm: This is the LAN of sheen: its hosts are reached directly.\n");
				assertThat(address(lab, "server.sheen")).isEqualTo("192.168.1.10");
				assertThat(address(lab, "server.osrc")).isEqualTo(lab.overlay("server.osrc"));
				try (TcpConnection direct = TcpConnection.open(lab, "laptop", "sheen-server", "192.168.1.10", 7403)) {
					RunningCommand atTheHub = lab.start("hub", "timeout", "180", "tcpdump", "-n", "-l", "-c", "40",
							"-i", "wg0", "tcp port 7402 or tcp port 7403");
					assertThat(direct.isAlive()).isTrue();
					assertThat(atTheHub.await(Duration.ofSeconds(60)).succeeds().out()).contains(".7402")
						.doesNotContain(".7403");
				}
				assertThat(lab.reaches("laptop", lab.overlay("server.osrc"))).isTrue();
				assertThat(kept.isAlive()).as("what was opened on the road").isTrue();
			}
			finally {
				plugBack(lab);
			}
			assertThat(update(lab))
				.contains("wm: This is not the LAN of sheen any more: its hosts are reached through the tunnel.\n");
			assertThat(address(lab, "server.sheen")).isEqualTo(overlay);
			assertThat(kept.isAlive()).as("what was opened before it came home").isTrue();
		}
	}

	// The app takes the DNS line by itself; wg-quick would want a program for it.
	@Test
	@Order(6)
	void phoneWhenItScansTheCodeIsInTheMesh(Lab lab) throws IOException {
		List<String> shown = lab.wm("add-device", "phone", "--qr", "--png", PICTURE).succeeds().lines();
		String code = QrScanner
			.drawing(shown.stream().filter((line) -> line.matches("[ \u2580\u2584\u2588]{40,}")).toList());
		byte[] png = Base64.getDecoder().decode(lab.shell("admin", "base64 -w 0 " + PICTURE).succeeds().out());
		assertThat(QrScanner.picture(png)).isEqualTo(code);
		lab.onWithInput("internet", code, "sh", "-c", """
				umask 077
				grep -v ^DNS >/etc/wireguard/phone.conf
				wg-quick up phone
				""").succeeds();
		try {
			Await.within(KEEPALIVE, "the hub takes the phone's key",
					() -> lab.pings("internet", lab.overlay("server.sheen")));
			assertThat(lab.dig("internet", "@" + lab.gateway("hub"), "server.sheen"))
				.containsExactly(lab.overlay("server.sheen"));
		}
		finally {
			lab.shell("internet", "wg-quick down phone; rm -f /etc/wireguard/phone.conf");
			lab.shell("admin", "rm -f " + PICTURE);
			lab.wm("remove", "phone.hub", "--yes");
			lab.settles();
		}
	}

	@Test
	@Order(7)
	void uninstallLeavesNothingAndTheCommandJoinsAgain(Lab lab) {
		String address = lab.address("laptop.hub");
		assertThat(lab.on("laptop", "wg-lab-uninstall").succeeds().out())
			.isEqualTo("wm: wg-lab is removed from this machine. laptop is out of the mesh.\n");
		assertThat(lab
			.shell("laptop",
					"find /etc/wireguard /var/lib/wm /usr/local/bin/wg-lab-* 2>/dev/null;"
							+ " ip -o link show wg-lab 2>/dev/null; cat /etc/resolv.conf")
			.out()).isEqualTo("/etc/wireguard\nnameserver 203.0.113.53\n");
		Await.within(Lab.ONE_POLL, "the hub has no such peer",
				() -> !lab.on("hub", "wg", "show", "wg0", "allowed-ips").out().contains(address + "/32"));
		String command = lab.json("add-device", "laptop", "-o", "json").get("command").asString();
		assertThat(lab.shell("laptop", command).succeeds().out()).contains("wm: laptop has joined: wg-lab has ",
				"wm: The hub has answered.\n");
		assertThat(lab.shell("internet", command).fails(1).err()).contains("was used up");
		lab.settles();
		assertThat(lab.reaches("laptop", lab.overlay("server.sheen"))).isTrue();
	}

	private static String update(Lab lab) {
		return lab.on("laptop", UPDATE).succeeds().out();
	}

	private static String key(Lab lab) {
		return lab.on("laptop", "wg", "show", "wg-lab", "public-key").succeeds().out().strip();
	}

	private static String endpoint(Lab lab) {
		return lab.on("laptop", "wg", "show", "wg-lab", "endpoints").succeeds().out();
	}

	private static String hubSees(Lab lab) {
		return lab.on("hub", "wg", "show", "wg0", "endpoints").succeeds().out();
	}

	// As programs on the laptop get it
	private static String address(Lab lab, String name) {
		return lab.shell("laptop", "getent ahostsv4 " + name + " | awk '{ print $1; exit }'").out().strip();
	}

	private static void plugBack(Lab lab) {
		plug(lab, "laptop-lan", "192.168.1.10/24", "192.168.1.1", "203.0.113.53");
	}

	// What a DHCP client does in a new network
	private static void plug(Lab lab, String network, String address, String router, String nameServer) {
		lab.verb("plug", "laptop", network).succeeds();
		lab.shell("laptop", """
				set -e
				ip address flush dev eth0
				ip address add %s dev eth0
				ip route add default via %s
				echo 'nameserver %s' >/etc/resolv.conf
				""".formatted(address, router, nameServer)).succeeds();
	}

}
