package dev.wm.cli.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;

import dev.wm.contract.net.RegistryUrl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the failures of a connection are called. */
class UnreachableExceptionTests {

	private static String said(IOException cause) {
		return String.valueOf(new UnreachableException(RegistryUrl.parse("http://registry:8080"), cause).getMessage());
	}

	private static IOException failed(IOException cause) {
		IOException failure = new ConnectException("Failed to connect to registry/192.0.2.1:8080");
		failure.initCause(cause);
		return failure;
	}

	@Test
	void messageWhenThePortIsClosedSaysThatNothingListens() {
		IOException several = failed(new ConnectException("Cannot assign requested address"));
		several.addSuppressed(failed(new ConnectException("Connection refused")));
		for (IOException cause : new IOException[] { failed(new ConnectException("Connection refused")), several,
				new SocketException("Connection refused"),
				new IOException(new ConnectException("Connection refused")) }) {
			assertThat(said(cause)).isEqualTo("The registry at http://registry:8080 cannot be reached: nothing listens"
					+ " there. Check the URL, and that the registry runs on its machine: systemctl status wm-registry.");
		}
	}

	@Test
	void messageWhenNoRouteLeadsThereSaysThat() {
		assertThat(said(failed(new NoRouteToHostException("No route to host"))))
			.endsWith("no route leads there. Check the URL and your network: ip route get registry.");
		assertThat(said(failed(new ConnectException("Network is unreachable")))).contains("no route leads there");
	}

	@Test
	void messageWhenTheConnectionEndsSaysThat() {
		assertThat(said(new SocketException("Connection reset")))
			.contains("the connection ended before an answer came");
		assertThat(said(new IOException("unexpected end of stream on http://registry:8080/...", new EOFException())))
			.contains("the connection ended before an answer came");
		assertThat(said(new IOException("x"))).endsWith("the connection failed. Check the URL and your network.");
	}

}
