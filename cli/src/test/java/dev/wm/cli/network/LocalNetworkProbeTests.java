package dev.wm.cli.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalNetworkProbeTests {

	private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

	private static final HostName NAME = HostName.parse("gw.sheen");

	private static boolean probe(byte firstFlag) throws IOException {
		try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> reply(server, firstFlag));
			boolean responds = new LocalNetworkProbe(Duration.ofMinutes(1), server.getLocalPort()).responds(LOOPBACK,
					NAME);
			assertThat(received.join()).isEqualTo("\2gw\5sheen\0\0\1\0\1");
			return responds;
		}
	}

	private static String reply(DatagramSocket server, byte firstFlag) {
		try {
			DatagramPacket packet = new DatagramPacket(new byte[512], 512);
			server.receive(packet);
			byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
			packet.getData()[2] = firstFlag;
			server.send(packet);
			return new String(query, 12, query.length - 12, StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void respondsWhenAServerRespondsIsTrue() throws IOException {
		assertThat(probe((byte) 0x81)).isTrue();
	}

	@Test
	void respondsWhenThePacketIsNoResponseIsFalse() throws IOException {
		assertThat(probe((byte) 1)).isFalse();
	}

	@Test
	void respondsWhenNothingListensIsFalse() throws IOException {
		int port;
		try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		assertThat(new LocalNetworkProbe(Duration.ofMillis(200), port).responds(LOOPBACK, NAME)).isFalse();
	}

	@Test
	void outgoingInterfaceWhenItIsThisMachineIsTheLoopback() {
		assertThat(new LocalNetworkProbe(Duration.ofSeconds(1)).outgoingInterface(LOOPBACK))
			.hasValueSatisfying((name) -> assertThat(name).startsWith("lo"));
	}

}
