package dev.wm.agent.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A DNS client that queries one name server for A records over UDP (RFC 1035, section 4).
 */
public final class DnsClient {

	// A server that is reading 20,000 names answers when it has read them.
	private static final int TRIES = 10;

	private static final int FEW_TRIES = 3;

	private static final int TRY_MILLIS = 300;

	private static final int ID = 0x776d;

	private static final int RECURSION_DESIRED = 0x0100;

	private static final int RESPONSE = 0x8000;

	private static final int ERROR_CODE = 0x000f;

	private static final int TYPE_A = 1;

	private static final int CLASS_IN = 1;

	private static final int POINTER = 0xc0;

	private static final int LARGEST_ANSWER = 512;

	private final InetSocketAddress server;

	private final int tryMillis;

	public DnsClient(InetSocketAddress server) {
		this(server, TRY_MILLIS);
	}

	/**
	 * Makes one with a patience of its own.
	 * @param server where it listens
	 * @param tryMillis how long each try waits for an answer
	 */
	DnsClient(InetSocketAddress server, int tryMillis) {
		this.server = server;
		this.tryMillis = tryMillis;
	}

	/**
	 * Queries the address of a name, a few times if need be.
	 * @param name the name
	 * @return its first address, empty if the server does not answer with one
	 */
	public Optional<IpAddress> address(HostName name) {
		return ask(name, TRIES, (reply) -> reply.address().isPresent()).flatMap(DnsReply::address);
	}

	/**
	 * Queries a name until the server replies, whatever it says.
	 * @param name the name
	 * @return empty if nothing replies to a few tries
	 */
	Optional<DnsReply> reply(HostName name) {
		return ask(name, FEW_TRIES, (reply) -> true);
	}

	private Optional<DnsReply> ask(HostName name, int tries, Predicate<DnsReply> enough) {
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.connect(this.server);
			socket.setSoTimeout(this.tryMillis);
			byte[] query = query(name);
			for (int i = 0; i < tries; i++) {
				Optional<DnsReply> reply = reply(socket, query).filter(enough);
				if (reply.isPresent()) {
					return reply;
				}
			}
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static Optional<DnsReply> reply(DatagramSocket socket, byte[] query) {
		DatagramPacket packet = new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER);
		try {
			socket.send(new DatagramPacket(query, query.length));
			socket.receive(packet);
			return reply(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
		}
		catch (IOException | BufferUnderflowException ex) {
			// Nobody listens yet, nothing came in time, or what came is no response.
			return Optional.empty();
		}
	}

	private static Optional<DnsReply> reply(ByteBuffer message) {
		int id = twoBytes(message);
		int flags = twoBytes(message);
		int questions = twoBytes(message);
		int answers = twoBytes(message);
		message.getInt();
		if (id != ID || (flags & RESPONSE) == 0) {
			return Optional.empty();
		}
		int code = flags & ERROR_CODE;
		return Optional.of(new DnsReply(code, (code == 0) ? address(message, questions, answers) : Optional.empty()));
	}

	private static Optional<IpAddress> address(ByteBuffer message, int questions, int answers) {
		for (int i = 0; i < questions; i++) {
			skipName(message);
			message.getInt();
		}
		for (int i = 0; i < answers; i++) {
			skipName(message);
			int type = twoBytes(message);
			int family = twoBytes(message);
			message.getInt();
			int length = twoBytes(message);
			if (type == TYPE_A && family == CLASS_IN && length == Integer.BYTES) {
				return Optional.of(new IpAddress(message.getInt()));
			}
			skip(message, length);
		}
		return Optional.empty();
	}

	private static void skipName(ByteBuffer message) {
		int length = Byte.toUnsignedInt(message.get());
		while (length != 0) {
			if (length >= POINTER) {
				message.get();
				return;
			}
			skip(message, length);
			length = Byte.toUnsignedInt(message.get());
		}
	}

	private static void skip(ByteBuffer message, int bytes) {
		if (bytes > message.remaining()) {
			throw new BufferUnderflowException();
		}
		message.position(message.position() + bytes);
	}

	private static int twoBytes(ByteBuffer message) {
		return Short.toUnsignedInt(message.getShort());
	}

	private static byte[] query(HostName name) {
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
		twoBytes(bytes, TYPE_A);
		twoBytes(bytes, CLASS_IN);
		return bytes.toByteArray();
	}

	private static void twoBytes(ByteArrayOutputStream bytes, int number) {
		bytes.write(number >>> 8);
		bytes.write(number);
	}

}
