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

	private static boolean ask(byte firstFlag) throws IOException {
		try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> reply(server, firstFlag));
			boolean answered = new LocalNetworkProbe(Duration.ofMinutes(1), server.getLocalPort()).answers(LOOPBACK,
					NAME);
			assertThat(asked.join()).isEqualTo("\2gw\5sheen\0\0\1\0\1");
			return answered;
		}
	}

	private static String reply(DatagramSocket server, byte firstFlag) {
		try {
			DatagramPacket packet = new DatagramPacket(new byte[512], 512);
			server.receive(packet);
			byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
			packet.getData()[2] = firstFlag;
			server.send(packet);
			return new String(question, 12, question.length - 12, StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void answersWhenAServerAnswersIsTrue() throws IOException {
		assertThat(ask((byte) 0x81)).isTrue();
	}

	@Test
	void answersWhenWhatComesBackIsNoAnswerIsFalse() throws IOException {
		assertThat(ask((byte) 1)).isFalse();
	}

	@Test
	void answersWhenNothingListensIsFalse() throws IOException {
		int port;
		try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		assertThat(new LocalNetworkProbe(Duration.ofMillis(200), port).answers(LOOPBACK, NAME)).isFalse();
	}

	@Test
	void wayToWhenItIsThisMachineIsTheLoopback() {
		assertThat(new LocalNetworkProbe(Duration.ofSeconds(1)).outgoingInterface(LOOPBACK))
			.hasValueSatisfying((name) -> assertThat(name).startsWith("lo"));
	}

}
