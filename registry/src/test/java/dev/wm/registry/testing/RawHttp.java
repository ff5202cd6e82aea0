package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The response to a request that no HTTP client would send.
 *
 * @param status the HTTP status
 * @param head the status line and headers
 * @param body the body's text
 */
public record RawHttp(int status, String head, String body) {

	private static final int LONGEST_MILLIS = 60_000;

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

	/**
	 * Sends a request without a body.
	 * @param target method and request target, as they are written
	 */
	public static RawHttp send(ApiClient caller, String target) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), caller.base().getPort())) {
			String token = caller.token().isEmpty() ? "" : "Authorization: Bearer " + caller.token() + "\r\n";
			socket.getOutputStream()
				.write((target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n" + token + "\r\n")
					.getBytes(StandardCharsets.UTF_8));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			String[] parts = answer.split("\r\n\r\n", 2);
			return new RawHttp(Integer.parseInt(parts[0].substring(9, 12)), parts[0], parts[1]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends bytes and reads until the registry closes the connection.
	 * @param caller names the registry
	 * @param text what is sent, a character a byte
	 * @return the status of each response
	 * @throws UncheckedIOException if the connection stays open
	 */
	public static List<Integer> untilClosed(ApiClient caller, String text) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), caller.base().getPort())) {
			socket.setSoTimeout(LONGEST_MILLIS);
			socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			StringBuilder told = new StringBuilder();
			read(socket, told);
			return STATUS.matcher(told).results().map((found) -> Integer.valueOf(found.group(1))).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void read(Socket socket, StringBuilder told) throws IOException {
		try {
			for (int one = socket.getInputStream().read(); one >= 0; one = socket.getInputStream().read()) {
				told.append((char) one);
			}
		}
		catch (SocketException ex) {
			// Reset, since it had not read everything: closed all the same.
		}
	}

	public String header(String name) {
		return Arrays.stream(this.head.split("\r\n"))
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst()
			.orElse("");
	}

	public JsonNode json() {
		return JsonMapper.shared().readTree(this.body);
	}

}
