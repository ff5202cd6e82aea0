package dev.wm.registry.connection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The open connections in the order of their arrival, and which of them has to make room
 * for a new one. A client that has its share, or a server that is nearly full, closes the
 * oldest connection without a request of somebody with a valid token; so a crowd pushes
 * out its own. Thread-safe.
 *
 * @param <C> the type of a connection
 */
final class OpenConnections<C> {

	private final Map<C, Arrival> arrivals = new ConcurrentHashMap<>();

	private final AtomicLong number = new AtomicLong();

	private final int mostOfClient;

	private final int most;

	OpenConnections(int mostOfClient, int most) {
		this.mostOfClient = mostOfClient;
		this.most = most;
	}

	/**
	 * Decides about a new connection.
	 * @param client the client's network, empty if it is a proxy whose connections are
	 * not limited
	 * @param admitted whether a connection has such a request in progress
	 * @return what has to be done first
	 */
	Decision<C> decide(Optional<String> client, Predicate<C> admitted) {
		if (client.isPresent() && this.arrivals.size() >= this.mostOfClient) {
			List<Map.Entry<C, Arrival>> own = open().stream()
				.filter((entry) -> entry.getValue().client().equals(client))
				.toList();
			if (own.size() >= this.mostOfClient) {
				return evict(own, admitted, Limit.CLIENT_CONNECTIONS);
			}
		}
		List<Map.Entry<C, Arrival>> all = (this.arrivals.size() >= this.most) ? open() : List.of();
		return (!all.isEmpty() && all.size() >= this.most) ? evict(all, admitted, Limit.CONNECTIONS)
				: new Decision<>(null, Optional.empty());
	}

	private List<Map.Entry<C, Arrival>> open() {
		return this.arrivals.entrySet().stream().filter((entry) -> !entry.getValue().evicted()).toList();
	}

	private Decision<C> evict(List<Map.Entry<C, Arrival>> candidates, Predicate<C> admitted, Limit limit) {
		Optional<C> oldest = candidates.stream()
			.filter((entry) -> !admitted.test(entry.getKey()))
			.min(Comparator.comparingLong((entry) -> entry.getValue().number()))
			.map(Map.Entry::getKey);
		oldest.ifPresent((connection) -> this.arrivals.computeIfPresent(connection,
				(key, arrival) -> new Arrival(arrival.client(), arrival.number(), true)));
		return new Decision<>(limit, oldest);
	}

	void add(C connection, Optional<String> client) {
		this.arrivals.put(connection, new Arrival(client, this.number.incrementAndGet(), false));
	}

	/** Forgets the connections that have been closed. */
	void removeIf(Predicate<C> closed) {
		this.arrivals.keySet().removeIf(closed);
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
