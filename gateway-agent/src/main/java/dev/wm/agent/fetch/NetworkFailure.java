package dev.wm.agent.fetch;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import dev.wm.contract.net.TlsFailure;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a network failure in a few words. They are the same for the same cause,
 * so that a log can tell a change of state from a repetition.
 */
final class NetworkFailure {

	private NetworkFailure() {
	}

	static String of(@Nullable Throwable cause) {
		return switch (cause) {
			case UnknownHostException ex -> "its name cannot be resolved";
			case ConnectException ex -> "nothing listens there, or no route leads there";
			case InterruptedIOException ex -> "it does not answer in time";
			case ProtocolException ex -> "its answer broke off";
			case SSLException ex -> TlsFailure.of(ex).toString();
			case null -> "the connection failed";
			default -> (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
		};
	}

}
