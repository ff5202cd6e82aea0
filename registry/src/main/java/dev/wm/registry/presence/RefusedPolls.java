package dev.wm.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.presence.RefusedGateways.RefusedGateway;
import dev.wm.registry.web.ClientNetwork;

/**
 * The refused polls of the last minutes, by the site that they name and the network that
 * they come from, so that nobody overwrites another's address. Each registered site has
 * places of its own. Invented sites share a few, of which each network gets as many as
 * any other. Not thread-safe.
 */
final class RefusedPolls {

	/** How many networks are remembered for a registered site. */
	static final int MOST_OF_SITE = 4;

	/** How many sites that are not registered are remembered. */
	static final int MOST_UNREGISTERED = 32;

	/** How many of those one network may name. */
	static final int MOST_OF_NETWORK = 4;

	// A single request may be a mistake.
	private static final Duration INSISTS = Duration.ofSeconds(1);

	private final Map<Key, Attempts> polls = new HashMap<>();

	/**
	 * Records a poll.
	 * @param site the site that it names
	 * @param registered whether there is such a site
	 * @param address where it comes from
	 * @param now the time
	 */
	void record(SiteDomain site, boolean registered, String address, Instant now) {
		Key key = new Key(site, ClientNetwork.of(address));
		Attempts before = this.polls.get(key);
		if (before != null || (registered ? hasPlace(site) : findPlace(key.network()))) {
			this.polls.put(key, new Attempts(address, registered, (before != null) ? before.first() : now, now));
		}
	}

	private boolean hasPlace(SiteDomain site) {
		return count((entry) -> entry.getKey().site().equals(site)) < MOST_OF_SITE;
	}

	private boolean findPlace(String network) {
		long own = unregistered(network);
		return own < MOST_OF_NETWORK
				&& (count((entry) -> !entry.getValue().registered()) < MOST_UNREGISTERED || pushOut(own));
	}

	// The last of the network that has the most, if it keeps no fewer than the new one
	// gets.
	private boolean pushOut(long own) {
		Map<String, Long> counts = this.polls.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().registered())
			.collect(Collectors.groupingBy((entry) -> entry.getKey().network(), TreeMap::new, Collectors.counting()));
		return counts.entrySet()
			.stream()
			.max(Map.Entry.comparingByValue())
			.filter((most) -> most.getValue() > own + 1)
			.map((most) -> this.polls.remove(last(most.getKey())))
			.isPresent();
	}

	private Key last(String network) {
		return this.polls.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().registered() && entry.getKey().network().equals(network))
			.max(Comparator.comparing((entry) -> entry.getValue().first()))
			.map(Map.Entry::getKey)
			.orElseThrow();
	}

	private long unregistered(String network) {
		return count((entry) -> !entry.getValue().registered() && entry.getKey().network().equals(network));
	}

	private long count(Predicate<Map.Entry<Key, Attempts>> counted) {
		return this.polls.entrySet().stream().filter(counted).count();
	}

	/** Forgets those that have not come again since then. */
	void forgetBefore(Instant oldest) {
		this.polls.values().removeIf((attempts) -> attempts.last().isBefore(oldest));
	}

	/** Those that have come again, by site. */
	List<RefusedGateway> insisting() {
		Function<Map.Entry<Key, Attempts>, Instant> first = (entry) -> entry.getValue().first();
		Map<SiteDomain, List<String>> addresses = this.polls.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().insists())
			.sorted(Comparator.comparing(first).thenComparing((entry) -> entry.getValue().address()))
			.collect(Collectors.groupingBy((entry) -> entry.getKey().site(), TreeMap::new,
					Collectors.mapping((entry) -> entry.getValue().address(), Collectors.toList())));
		return addresses.entrySet()
			.stream()
			.map((entry) -> new RefusedGateway(entry.getKey(), entry.getValue()))
			.toList();
	}

	/**
	 * Who polls.
	 *
	 * @param site the site that is named
	 * @param network the client's network
	 */
	private record Key(SiteDomain site, String network) {
	}

	/**
	 * The polls of one.
	 *
	 * @param address where the last came from
	 * @param registered whether there was such a site then
	 * @param first when the first came
	 * @param last when the last came
	 */
	private record Attempts(String address, boolean registered, Instant first, Instant last) {

		boolean insists() {
			return Duration.between(this.first, this.last).compareTo(INSISTS) >= 0;
		}

	}

}
