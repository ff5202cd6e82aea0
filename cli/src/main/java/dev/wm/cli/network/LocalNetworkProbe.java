package dev.wm.cli.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * Tests the network from the machine that this process runs on.
 */
public final class LocalNetworkProbe implements NetworkProbe {

	private static final int DNS = 53;

	private static final int ID = 0x776d;

	private final Duration timeout;

	private final int port;

	public LocalNetworkProbe(Duration timeout) {
		this(timeout, DNS);
	}

	LocalNetworkProbe(Duration timeout, int port) {
		this.timeout = timeout;
		this.port = port;
	}

	// A UDP socket's connect asks the kernel for the route and sends nothing.
	@Override
	public Optional<String> outgoingInterface(IpAddress address) {
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.connect(new InetSocketAddress(address(address), DNS));
			NetworkInterface out = NetworkInterface.getByInetAddress(socket.getLocalAddress());
			return Optional.ofNullable(out).map(NetworkInterface::getName);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	@Override
	public List<IpAddress> resolve(HostName name) {
		try {
			return Arrays.stream(InetAddress.getAllByName(name + "."))
				.filter(Inet4Address.class::isInstance)
				.map((found) -> IpAddress.parse(found.getHostAddress()))
				.toList();
		}
		catch (UnknownHostException ex) {
			return List.of();
		}
	}

	@Override
	public boolean responds(IpAddress server, HostName name) {
		byte[] query = query(name);
		byte[] response = new byte[512];
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.setSoTimeout(Math.toIntExact(this.timeout.toMillis()));
			socket.connect(new InetSocketAddress(address(server), this.port));
			socket.send(new DatagramPacket(query, query.length));
			DatagramPacket packet = new DatagramPacket(response, response.length);
			socket.receive(packet);
			return packet.getLength() >= 12 && response[0] == query[0] && response[1] == query[1]
					&& (response[2] & 0x80) != 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** RFC 1035, section 4.1: a query for an A record. */
	private static byte[] query(HostName name) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(new byte[] { ID >> 8, ID & 0xff, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0 });
		for (String label : List.of(name.label().text(), name.domain().toString())) {
			bytes.write(label.length());
			bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
		}
		bytes.writeBytes(new byte[] { 0, 0, 1, 0, 1 });
		return bytes.toByteArray();
	}

	private static InetAddress address(IpAddress address) throws UnknownHostException {
		int bits = address.bits();
		return InetAddress
			.getByAddress(new byte[] { (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits });
	}

}
