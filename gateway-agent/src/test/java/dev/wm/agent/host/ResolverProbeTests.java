package dev.wm.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import dev.wm.contract.net.HostName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResolverProbeTests {

	private static final HostName NAME = HostName.parse("gw.sheen");

	private static final int REFUSED = 5;

	private DatagramSocket server;

	@BeforeEach
	void open() throws SocketException {
		this.server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void answersWhenAnAddressComesBackIsTrue() {
		serve(0, 1);
		assertThat(probe().answers(NAME)).isTrue();
	}

	@Test
	void answersWhenTheServerCannotReadItsNamesIsFalse() {
		serve(REFUSED, 0);
		assertThat(probe().answers(NAME)).isFalse();
	}

	@Test
	void answersWhenTheNameHasNoAddressIsFalse() {
		serve(0, 0);
		assertThat(probe().answers(NAME)).isFalse();
	}

	@Test
	void answersWhenNobodyListensIsFalse() {
		ResolverProbe probe = probe();
		this.server.close();
		assertThat(probe.answers(NAME)).isFalse();
	}

	private ResolverProbe probe() {
		return new ResolverProbe((InetSocketAddress) this.server.getLocalSocketAddress());
	}

	private void serve(int errorCode, int answers) {
		Thread.ofVirtual().start(() -> {
			byte[] buffer = new byte[512];
			while (!this.server.isClosed()) {
				try {
					answer(new DatagramPacket(buffer, buffer.length), errorCode, answers);
				}
				catch (SocketException ex) {
					return;
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		});
	}

	private void answer(DatagramPacket packet, int errorCode, int answers) throws IOException {
		this.server.receive(packet);
		byte[] bytes = packet.getData();
		String asked = new String(bytes, 12, packet.getLength() - 12, StandardCharsets.ISO_8859_1);
		assertThat(asked).isEqualTo("\2gw\5sheen\0\0\1\0\1");
		bytes[2] |= (byte) 0x80;
		bytes[3] = (byte) errorCode;
		bytes[7] = (byte) answers;
		this.server.send(packet);
	}

}
