package dev.wm.agent.probe;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinuxUpstreamLookupTests {

	private static final NameServer SERVER = NameServer.parse("127.0.0.1");

	private static final Set<IpAddress> OWN = Set.of(IpAddress.parse("172.30.2.1"));

	private DatagramSocket socket;

	@BeforeEach
	void open() throws IOException {
		this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void close() {
		this.socket.close();
	}

	/** Replies to every query with a code, and with an address unless that is empty. */
	private void reply(int code, String address) {
		Thread.ofVirtual().start(() -> {
			byte[] query = new byte[512];
			DatagramPacket packet = new DatagramPacket(query, query.length);
			try {
				while (true) {
					this.socket.receive(packet);
					ByteBuffer answer = ByteBuffer.allocate(512).put(query, 0, packet.getLength());
					answer.putShort(2, (short) (0x8180 | code));
					if (!address.isEmpty()) {
						answer.putShort(6, (short) 1);
						answer.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(0);
						answer.putShort((short) 4).putInt(IpAddress.parse(address).bits());
					}
					this.socket.send(new DatagramPacket(answer.array(), answer.position(), packet.getSocketAddress()));
				}
			}
			catch (IOException ex) {
				// The test is over.
			}
		});
	}

	private UpstreamState state(NameServer server) {
		return new LinuxUpstreamLookup(new Random(1), this.socket.getLocalPort()).look(List.of(server), OWN)
			.getOrDefault(server, UpstreamState.SILENT);
	}

	@Test
	void lookWhenTheNameIsUnknownThereIsAnswering() {
		reply(3, "");
		assertThat(state(SERVER)).isEqualTo(UpstreamState.ANSWERING);
	}

	@Test
	void lookWhenItRefusesIsAnswering() {
		reply(5, "");
		assertThat(state(SERVER)).isEqualTo(UpstreamState.ANSWERING);
	}

	@Test
	void lookWhenItAnswersWithThisGatewayIsLooping() {
		reply(0, "172.30.2.1");
		assertThat(state(SERVER)).isEqualTo(UpstreamState.LOOPING);
	}

	// It may be that of another site.
	@Test
	void lookWhenItAnswersWithAnotherGatewayIsAnswering() {
		reply(0, "172.30.3.1");
		assertThat(state(SERVER)).isEqualTo(UpstreamState.ANSWERING);
	}

	@Test
	void lookWhenNothingRepliesIsSilent() {
		assertThat(state(SERVER)).isEqualTo(UpstreamState.SILENT);
		assertThat(state(NameServer.parse("fe80::1%none0"))).isEqualTo(UpstreamState.SILENT);
	}

}
