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

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Probes the name servers of gateways by TCP with a query that fills several segments: it
 * is padded (RFC 7830). That shows paths whose handshake succeeds and that then carry
 * nothing. The name is one of the gateway's own domain, which it answers without its
 * upstream: what is in the way of that is another matter.
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
	 * Probes gateways at the same time.
	 * @param targets the gateways
	 * @return a line for each, in the same order: its address and the outcome
	 */
	public List<String> probe(List<Target> targets) {
		try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> outcomes = targets.stream()
				.map((target) -> all.submit(() -> target.address() + " " + outcome(target)))
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

	private String outcome(Target target) {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout(this.patienceMillis);
			InetAddress address = InetAddress.ofLiteral(target.address().toString());
			socket.connect(new InetSocketAddress(address, this.port), this.patienceMillis);
			socket.getOutputStream().write(query(target.site().gateway()));
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
	private static byte[] query(HostName name) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		for (int word : new int[] { 0x776d, 0x0100, 1, 0, 0, 1 }) {
			out.writeShort(word);
		}
		for (DnsLabel label : List.of(name.label(), name.domain().label())) {
			byte[] text = label.text().getBytes(US_ASCII);
			out.writeByte(text.length);
			out.write(text);
		}
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

	/**
	 * A gateway to probe; its text is an argument of the command.
	 *
	 * @param address its overlay address
	 * @param site its site
	 */
	public record Target(IpAddress address, SiteDomain site) {

		private static final char SEPARATOR = '=';

		/**
		 * Parses an argument.
		 * @param text such as {@code 172.30.3.1=osrc}
		 * @return the gateway
		 * @throws InvalidValueException if it is no such text
		 */
		public static Target parse(String text) {
			int end = text.indexOf(SEPARATOR);
			if (end < 0) {
				throw new InvalidValueException("\"" + text + "\" is not of the form ADDRESS=SITE.");
			}
			return new Target(IpAddress.parse(text.substring(0, end)), SiteDomain.parse(text.substring(end + 1)));
		}

		@Override
		public String toString() {
			return this.address.toString() + SEPARATOR + this.site;
		}

	}

}
