package dev.wm.agent.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.wm.contract.net.IpAddress;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Probes name servers by TCP with a query that fills several segments: it is padded (RFC
 * 7830). That shows paths whose handshake succeeds and that then carry nothing.
 */
public final class TcpProbe {

	/** The program's command that probes addresses; it is the agent's own. */
	public static final String COMMAND = "probe-tcp";

	/** A query arrived whole and was answered. */
	static final String CARRIES = "carries";

	/** Nothing came back in time. */
	static final String HANGS = "hangs";

	/** Nobody listens there: packets arrive. */
	static final String REFUSED = "refused";

	private static final int DNS_PORT = 53;

	private static final int PATIENCE_MILLIS = 5000;

	private static final int PADDING_BYTES = 6000;

	private final int port;

	private final int patienceMillis;

	public TcpProbe() {
		this(DNS_PORT, PATIENCE_MILLIS);
	}

	TcpProbe(int port, int patienceMillis) {
		this.port = port;
		this.patienceMillis = patienceMillis;
	}

	/**
	 * Probes addresses at the same time.
	 * @param addresses the addresses
	 * @return a line for each, in the same order
	 */
	public List<String> probe(List<IpAddress> addresses) {
		try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> outcomes = addresses.stream()
				.map((address) -> all.submit(() -> address + " " + outcome(address)))
				.toList();
			return outcomes.stream().map(TcpProbe::joined).toList();
		}
	}

	private static String joined(Future<String> outcome) {
		try {
			return outcome.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
		catch (java.util.concurrent.ExecutionException ex) {
			return "";
		}
	}

	String outcome(IpAddress address) {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout(this.patienceMillis);
			socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address.toString()), this.port),
					this.patienceMillis);
			socket.getOutputStream().write(query());
			return (socket.getInputStream().read() >= 0) ? CARRIES : REFUSED;
		}
		catch (ConnectException ex) {
			return REFUSED;
		}
		catch (IOException ex) {
			return HANGS;
		}
	}

	// RFC 1035, 4.2.2: by TCP, a message follows its length.
	private static byte[] query() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		for (int word : new int[] { 0x776d, 0x0100, 1, 0, 0, 1 }) {
			out.writeShort(word);
		}
		out.writeByte(2);
		out.write("gw".getBytes(US_ASCII));
		out.writeByte(0);
		out.writeShort(1);
		out.writeShort(1);
		// The OPT record (RFC 6891) with the option padding.
		out.writeByte(0);
		out.writeShort(41);
		out.writeShort(1232);
		out.writeInt(0);
		out.writeShort(PADDING_BYTES + 4);
		out.writeShort(12);
		out.writeShort(PADDING_BYTES);
		out.write(new byte[PADDING_BYTES]);
		byte[] message = bytes.toByteArray();
		ByteArrayOutputStream framed = new ByteArrayOutputStream();
		new DataOutputStream(framed).writeShort(message.length);
		framed.write(message);
		return framed.toByteArray();
	}

}
