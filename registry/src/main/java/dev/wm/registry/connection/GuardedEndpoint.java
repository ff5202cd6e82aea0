package dev.wm.registry.connection;

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
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's endpoint with a limit of connections, which cuts off whoever is too slow, and
 * ends for good whatever has not closed a while after it was cut off.
 */
final class GuardedEndpoint extends NioEndpoint {

	private static final long HEADERS_NANOS = Duration.ofSeconds(20).toNanos();

	// Longer than any response may be held up, so that the sweep decides.
	private static final long WRITE_MILLIS = 300_000;

	private static final Duration GRACE = Duration.ofSeconds(10);

	// The line of somebody with a valid token may fail for a moment.
	private static final Duration KNOWN_GRACE = Duration.ofMinutes(1);

	// For those that are being closed.
	private static final int RESERVE = 256;

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
		// A channel is one connection's for ever, so that nobody cuts off another's.
		getSocketProperties().setBufferPool(0);
		this.open = new OpenConnections<>(rules().mostOfClient(), Math.max(1, getMaxConnections() - RESERVE),
				SocketChannel::isOpen);
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
			find(decision.victim().get()).ifPresent(GuardedChannel::cutOff);
		}
		open().add(channel, client);
		boolean accepted = super.setSocketOptions(channel);
		Optional.ofNullable(this.connections.get(channel))
			.ifPresent((connection) -> connection.setWriteTimeout(WRITE_MILLIS));
		return accepted;
	}

	@Override
	protected NioChannel createChannel(SocketBufferHandler buffers) {
		return new GuardedChannel(buffers);
	}

	private Optional<GuardedChannel> find(SocketChannel channel) {
		return Optional.ofNullable(this.connections.get(channel)).flatMap(GuardedEndpoint::guarded);
	}

	// A connection that has been closed has another channel.
	private static Optional<GuardedChannel> guarded(SocketWrapperBase<NioChannel> connection) {
		return (connection.getSocket() instanceof GuardedChannel channel) ? Optional.of(channel) : Optional.empty();
	}

	private void sweep() {
		open().removeClosed();
		long now = System.nanoTime();
		for (SocketWrapperBase<NioChannel> connection : getConnections()) {
			guarded(connection).ifPresent((channel) -> sweep(connection, channel, now));
		}
	}

	private void sweep(SocketWrapperBase<NioChannel> connection, GuardedChannel channel, long now) {
		RemoteSocket peer = RemoteSocket.of(channel.getIOChannel());
		if (channel.isOverdue()) {
			channel.end();
		}
		else if (channel.isLate(rules().guard().isAdmitted(peer) ? KNOWN_GRACE : GRACE)) {
			cutOff(channel, peer, Limit.SLOW_RESPONSE);
		}
		else if (rules().guard().isLate(peer)) {
			cutOff(channel, peer, Limit.SLOW_BODY);
		}
		// While a request is served, its connection has none.
		else if (connection.getCurrentProcessor() instanceof Processor processor && isInHeaders(processor, now)) {
			cutOff(channel, peer, Limit.SLOW_HEADERS);
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

	private void cutOff(GuardedChannel channel, RemoteSocket peer, Limit limit) {
		if (channel.cutOff()) {
			rules().refusals().count(limit, peer.address());
		}
	}

}
