package dev.wm.agent.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DnsClientTests {

	private static final HostName NAME = HostName.parse("gw.sheen");

	private static final int REFUSED = 5;

	private static final int PATIENCE_MILLIS = 30_000;

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
	void addressWhenOneComesBackIsIt() {
		serve(0, "\300\14\0\1\0\1\0\0\0\0\0\4\254\36\2\1", 1);
		assertThat(server().address(NAME)).contains(IpAddress.parse("172.30.2.1"));
	}

	// An alias comes before what it leads to.
	@Test
	void addressWhenOtherRecordsComeFirstIsTheFirstAddress() {
		serve(0, "\300\14\0\5\0\1\0\0\0\0\0\4\1a\300\14" + "\1a\300\14\0\1\0\1\0\0\0\0\0\4\254\36\2\1", 2);
		assertThat(server().address(NAME)).contains(IpAddress.parse("172.30.2.1"));
	}

	@Test
	void addressWhenTheServerCannotReadItsNamesIsEmpty() {
		serve(REFUSED, "", 0);
		assertThat(server().address(NAME)).isEmpty();
	}

	@Test
	void addressWhenTheNameHasNoneIsEmpty() {
		serve(0, "", 0);
		assertThat(server().address(NAME)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "\300", "\77abc", "\300\14\0\1\0\1\0\0\0\0\0\4\254", "\300\14\0\5\0\1\0\0\0\0\377\377" })
	void addressWhenTheAnswerIsCutOffIsEmpty(String record) {
		serve(0, record, 1);
		assertThat(server().address(NAME)).isEmpty();
	}

	@Test
	void addressWhenNobodyListensIsEmpty() {
		DnsClient server = server();
		this.server.close();
		assertThat(server.address(NAME)).isEmpty();
	}

	private DnsClient server() {
		return new DnsClient((InetSocketAddress) this.server.getLocalSocketAddress(), PATIENCE_MILLIS);
	}

	private void serve(int errorCode, String records, int answers) {
		Thread.ofVirtual().start(() -> {
			byte[] buffer = new byte[512];
			while (!this.server.isClosed()) {
				try {
					answer(new DatagramPacket(buffer, buffer.length), errorCode, records, answers);
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

	private void answer(DatagramPacket packet, int errorCode, String records, int answers) throws IOException {
		this.server.receive(packet);
		byte[] bytes = packet.getData();
		String asked = new String(bytes, 12, packet.getLength() - 12, StandardCharsets.ISO_8859_1);
		assertThat(asked).isEqualTo("\2gw\5sheen\0\0\1\0\1");
		bytes[2] |= (byte) 0x80;
		bytes[3] = (byte) errorCode;
		bytes[7] = (byte) answers;
		byte[] more = records.getBytes(StandardCharsets.ISO_8859_1);
		System.arraycopy(more, 0, bytes, packet.getLength(), more.length);
		packet.setLength(packet.getLength() + more.length);
		this.server.send(packet);
	}

}
