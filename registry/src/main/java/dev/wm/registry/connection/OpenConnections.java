package dev.wm.registry.connection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The open connections in the order of their arrival, and which of them has to make room
 * for a new one. A client that has its share, or a server that is nearly full, closes the
 * oldest connection without a request of somebody with a valid token; so a crowd pushes
 * out its own. Those that are being closed count apart: where they are many, a new one is
 * refused. Thread-safe.
 *
 * @param <C> the type of a connection
 */
final class OpenConnections<C> {

	/** How many connections of one client may be in the course of being closed. */
	static final int MOST_CLOSING = 64;

	private final Map<C, Arrival> arrivals = new ConcurrentHashMap<>();

	private final AtomicLong number = new AtomicLong();

	private final int mostOfClient;

	private final int most;

	private final Predicate<C> isOpen;

	/**
	 * No connections yet.
	 * @param mostOfClient how many one client may hold
	 * @param most how many there may be in all
	 * @param isOpen whether a connection is not closed yet
	 */
	OpenConnections(int mostOfClient, int most, Predicate<C> isOpen) {
		this.mostOfClient = mostOfClient;
		this.most = most;
		this.isOpen = isOpen;
	}

	/**
	 * Decides about a new connection.
	 * @param client the client's network, empty if it is a proxy whose connections are
	 * not limited
	 * @param admitted whether a connection has such a request in progress
	 * @return what has to be done first
	 */
	Decision<C> decide(Optional<String> client, Predicate<C> admitted) {
		if (this.arrivals.size() < Math.min(this.mostOfClient, this.most)) {
			return new Decision<>(null, Optional.empty());
		}
		removeClosed();
		return client
			.flatMap((one) -> evict((arrival) -> arrival.client().equals(client), this.mostOfClient, admitted,
					Limit.CLIENT_CONNECTIONS))
			.or(() -> evict((arrival) -> true, this.most, admitted, Limit.CONNECTIONS))
			.orElseGet(() -> new Decision<>(null, Optional.empty()));
	}

	private Optional<Decision<C>> evict(Predicate<Arrival> wanted, int limited, Predicate<C> admitted, Limit limit) {
		Map<Boolean, List<Map.Entry<C, Arrival>>> closing = this.arrivals.entrySet()
			.stream()
			.filter((entry) -> wanted.test(entry.getValue()))
			.collect(Collectors.partitioningBy((entry) -> entry.getValue().evicted()));
		List<Map.Entry<C, Arrival>> candidates = Objects.requireNonNull(closing.get(false));
		if (candidates.size() < limited) {
			return Optional.empty();
		}
		if (Objects.requireNonNull(closing.get(true)).size() >= MOST_CLOSING) {
			return Optional.of(new Decision<>(limit, Optional.empty()));
		}
		Optional<C> oldest = candidates.stream()
			.filter((entry) -> !admitted.test(entry.getKey()))
			.min(Comparator.comparingLong((entry) -> entry.getValue().number()))
			.map(Map.Entry::getKey);
		oldest.ifPresent((connection) -> this.arrivals.computeIfPresent(connection,
				(key, arrival) -> new Arrival(arrival.client(), arrival.number(), true)));
		return Optional.of(new Decision<>(limit, oldest));
	}

	void add(C connection, Optional<String> client) {
		this.arrivals.put(connection, new Arrival(client, this.number.incrementAndGet(), false));
	}

	/** Forgets the connections that have been closed. */
	void removeClosed() {
		this.arrivals.keySet().removeIf(this.isOpen.negate());
	}

	/**
	 * What a new connection needs.
	 *
	 * @param <C> the type of a connection
	 * @param limit the limit that it meets, null for none
	 * @param victim the connection to close for it; empty with a limit means to refuse
	 * the new one
	 */
	record Decision<C>(@Nullable Limit limit, Optional<C> victim) {
	}

	/**
	 * The arrival of a connection.
	 *
	 * @param client the client's network, empty if it is a proxy's
	 * @param number a later one has a larger number
	 * @param evicted whether it is being closed
	 */
	private record Arrival(Optional<String> client, long number, boolean evicted) {
	}

}
