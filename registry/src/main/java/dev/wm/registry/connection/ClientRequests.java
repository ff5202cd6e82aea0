package dev.wm.registry.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.registry.web.ClientNetwork;

/**
 * The requests in progress of each client with a valid token, held polls included.
 * Thread-safe.
 */
final class ClientRequests {

	private final Map<String, Integer> counts = new ConcurrentHashMap<>();

	private final int most;

	ClientRequests(int most) {
		this.most = most;
	}

	/**
	 * Begins a request.
	 * @param client the client address
	 * @return false if it has to be refused
	 */
	boolean begin(String client) {
		int count = this.counts.merge(ClientNetwork.of(client), 1, Integer::sum);
		if (count > this.most) {
			end(client);
			return false;
		}
		return true;
	}

	/** Ends a request that was begun. */
	void end(String client) {
		this.counts.computeIfPresent(ClientNetwork.of(client), (network, count) -> (count > 1) ? count - 1 : null);
	}

}
