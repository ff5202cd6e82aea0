package dev.wm.cli.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.net.TlsFailure;

/**
 * The registry cannot be reached.
 */
public final class UnreachableException extends RegistryException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnreachableException(RegistryUrl url, IOException cause) {
		super("The registry at " + url + " cannot be reached: " + reason(url, cause));
		initCause(cause);
	}

	private static String reason(RegistryUrl url, IOException cause) {
		return switch (cause) {
			case UnknownHostException unknown ->
				"its name does not resolve. Check the URL and your DNS: nslookup " + url.uri().getHost() + ".";
			case InterruptedIOException late ->
				"it did not answer in time. Check your network and that its machine is up: ping " + url.uri().getHost()
						+ ".";
			case SSLException insecure -> TlsFailure.of(insecure) + ".";
			case IOException refused when says(refused, "refused") ->
				"nothing listens there. Check the URL, and that the registry runs on its machine: systemctl status wm-registry.";
			case IOException lost when says(lost, "unreachable") || says(lost, "No route to host") ->
				"no route leads there. Check the URL and your network: ip route get " + url.uri().getHost() + ".";
			case IOException ended when says(ended, "reset") || says(ended, "end of stream") ->
				"the connection ended before an answer came. Check the URL, and what is in between: a proxy or firewall.";
			default -> "the connection failed. Check the URL and your network.";
		};
	}

	// Of several addresses, each may have failed in its own way.
	private static boolean says(Throwable ex, String words) {
		Throwable cause = ex.getCause();
		return String.valueOf(ex.getMessage()).contains(words) || (cause != null && says(cause, words))
				|| Stream.of(ex.getSuppressed()).anyMatch((other) -> says(other, words));
	}

}
