package dev.wm.agent.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;

/**
 * Asks a name server for an address the way any machine does (RFC 1035, section 4).
 */
final class ResolverProbe {

	// A resolver that is reading 20,000 names answers when it has done so.
	private static final int TRIES = 10;

	private static final int TRY_MILLIS = 300;

	private static final int ID = 0x776d;

	private static final int RECURSION_DESIRED = 0x0100;

	private static final int ANSWER = 0x8000;

	private static final int ERROR_CODE = 0x000f;

	private static final int HEADER_BYTES = 12;

	private static final int LARGEST_ANSWER = 512;

	private final InetSocketAddress server;

	ResolverProbe(InetSocketAddress server) {
		this.server = server;
	}

	/**
	 * Asks, a few times if need be.
	 * @param name a name that should be known
	 * @return whether an address came back
	 */
	boolean answers(HostName name) {
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.connect(this.server);
			socket.setSoTimeout(TRY_MILLIS);
			byte[] question = question(name);
			for (int i = 0; i < TRIES; i++) {
				if (answers(socket, question)) {
					return true;
				}
			}
			return false;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean answers(DatagramSocket socket, byte[] question) {
		DatagramPacket packet = new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER);
		try {
			socket.send(new DatagramPacket(question, question.length));
			socket.receive(packet);
		}
		catch (IOException ex) {
			// Nobody listens yet, or nothing came in time.
			return false;
		}
		ByteBuffer answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
		return answer.remaining() >= HEADER_BYTES && isAddress(answer);
	}

	private static boolean isAddress(ByteBuffer answer) {
		int id = Short.toUnsignedInt(answer.getShort());
		int flags = Short.toUnsignedInt(answer.getShort());
		answer.getShort();
		int answers = Short.toUnsignedInt(answer.getShort());
		return id == ID && (flags & ANSWER) != 0 && (flags & ERROR_CODE) == 0 && answers > 0;
	}

	private static byte[] question(HostName name) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int number : new int[] { ID, RECURSION_DESIRED, 1, 0, 0, 0 }) {
			twoBytes(bytes, number);
		}
		for (DnsLabel label : List.of(name.label(), name.domain().label())) {
			byte[] text = label.text().getBytes(StandardCharsets.US_ASCII);
			bytes.write(text.length);
			bytes.writeBytes(text);
		}
		bytes.write(0);
		// An address (type A) on the Internet (class IN).
		twoBytes(bytes, 1);
		twoBytes(bytes, 1);
		return bytes.toByteArray();
	}

	private static void twoBytes(ByteArrayOutputStream bytes, int number) {
		bytes.write(number >>> 8);
		bytes.write(number);
	}

}
