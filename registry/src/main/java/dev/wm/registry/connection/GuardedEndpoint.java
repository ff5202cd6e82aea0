package dev.wm.registry.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import dev.wm.registry.web.ClientNetwork;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's endpoint with a limit of connections, which cuts off whoever is too slow. To
 * cut off is to end a socket's input: its owner, be it a thread in a read or the poller,
 * sees the end and closes it in order.
 */
final class GuardedEndpoint extends NioEndpoint {

	private static final long HEADERS_NANOS = Duration.ofSeconds(20).toNanos();

	// For those that are being closed.
	private static final int RESERVE = 64;

	private @Nullable ConnectionRules rules;

	private @Nullable OpenConnections<SocketChannel> open;

	private @Nullable ScheduledFuture<?> sweeps;

	/** Sets the rules, before the first connection. */
	void guard(ConnectionRules given) {
		this.rules = given;
	}

	private ConnectionRules rules() {
		return Objects.requireNonNull(this.rules);
	}

	private OpenConnections<SocketChannel> open() {
		return Objects.requireNonNull(this.open);
	}

	/** Starts to accept connections, and looks at them once a second from then on. */
	@Override
	public void startInternal() throws Exception {
		this.open = new OpenConnections<>(rules().mostOfClient(), Math.max(1, getMaxConnections() - RESERVE));
		super.startInternal();
		this.sweeps = Objects.requireNonNull(getUtilityExecutor())
			.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
	}

	@Override
	public void stopInternal() {
		ScheduledFuture<?> running = this.sweeps;
		if (running != null) {
			running.cancel(false);
		}
		super.stopInternal();
	}

	@Override
	protected boolean setSocketOptions(SocketChannel channel) {
		String address = RemoteSocket.of(channel).address();
		Optional<String> client = rules().isTrusted().test(address) ? Optional.empty()
				: Optional.of(ClientNetwork.of(address));
		OpenConnections.Decision<SocketChannel> decision = open().decide(client,
				(connection) -> rules().guard().isAdmitted(RemoteSocket.of(connection)));
		if (decision.limit() != null) {
			rules().refusals().count(decision.limit(), address);
			if (decision.victim().isEmpty()) {
				destroySocket(channel);
				return false;
			}
			cutOff(decision.victim().get());
		}
		open().add(channel, client);
		return super.setSocketOptions(channel);
	}

	/** Cuts off every connection that is too slow. */
	private void sweep() {
		open().removeIf((channel) -> !channel.isOpen());
		long now = System.nanoTime();
		for (SocketWrapperBase<NioChannel> connection : getConnections()) {
			SocketChannel channel = connection.getSocket().getIOChannel();
			if (channel == null) {
				continue;
			}
			if (rules().guard().isLate(RemoteSocket.of(channel))) {
				cutOff(channel, Limit.SLOW_BODY);
			}
			// While a request is served, its connection has none.
			else if (connection.getCurrentProcessor() instanceof Processor processor && isInHeaders(processor, now)) {
				cutOff(channel, Limit.SLOW_HEADERS);
			}
		}
	}

	// Between two parts of the headers a request has ended as far as Tomcat's statistics
	// know, and so has a held one.
	private static boolean isInHeaders(Processor processor, long now) {
		int stage = processor.getRequest().getRequestProcessor().getStage();
		long start = processor.getRequest().getStartTimeNanos();
		boolean served = processor.isAsync() || stage == Constants.STAGE_SERVICE || stage == Constants.STAGE_ENDINPUT
				|| stage == Constants.STAGE_ENDOUTPUT;
		return !served && start > 0 && now - start > HEADERS_NANOS;
	}

	private void cutOff(SocketChannel channel, Limit limit) {
		if (channel.isOpen() && !channel.socket().isInputShutdown()) {
			rules().refusals().count(limit, RemoteSocket.of(channel).address());
			cutOff(channel);
		}
	}

	private static void cutOff(SocketChannel channel) {
		try {
			channel.shutdownInput();
		}
		catch (IOException ex) {
			// It has gone by itself.
		}
	}

}
