package dev.wm.cli.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;

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
			case ConnectException refused when isRefusal(refused) ->
				"nothing listens there. Check the URL, and that the registry runs on its machine: systemctl status wm-registry.";
			case SSLException insecure -> TlsFailure.of(insecure) + ".";
			default -> "the connection failed. Check the URL and your network.";
		};
	}

	private static boolean isRefusal(ConnectException ex) {
		Throwable root = (ex.getCause() != null) ? ex.getCause() : ex;
		return String.valueOf(root.getMessage()).contains("refused");
	}

}
