package dev.wm.agent.table;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.RefusedSource;

/**
 * Parser of the set {@code refused}, in which the table counts unregistered machines of
 * the LANs whose packets into the mesh it drops.
 */
public final class RefusedSources {

	/** The set's name. */
	public static final String SET = "refused";

	/** How long after its last packet a machine is forgotten. */
	public static final Duration FORGOTTEN = Duration.ofHours(1);

	private static final Pattern ELEMENT = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+)([^,}]*)");

	private static final Pattern PACKETS = Pattern.compile("packets (\\d{1,18})");

	private static final Pattern EXPIRES = Pattern.compile("expires ((?:\\d{1,9}(?:ms|[dhms]))+)");

	private static final Pattern SPAN = Pattern.compile("(\\d+)(ms|[dhms])");

	private static final Map<String, Duration> UNITS = Map.of("d", Duration.ofDays(1), "h", Duration.ofHours(1), "m",
			Duration.ofMinutes(1), "s", Duration.ofSeconds(1), "ms", Duration.ofMillis(1));

	private RefusedSources() {
	}

	/**
	 * Parses a listing.
	 * @param text what {@code nft list set} prints
	 * @return the machines, the latest first
	 */
	public static List<RefusedSource> parse(String text) {
		return ELEMENT.matcher(text)
			.results()
			.map((element) -> source(element.group(1), element.group(2)))
			.sorted(Comparator.comparingLong(RefusedSource::age).thenComparing(RefusedSource::address))
			.limit(RefusedSource.MOST)
			.toList();
	}

	private static RefusedSource source(String address, String rest) {
		Matcher packets = PACKETS.matcher(rest);
		Matcher expires = EXPIRES.matcher(rest);
		Duration left = expires.find() ? span(expires.group(1)) : FORGOTTEN;
		return new RefusedSource(IpAddress.parse(address), packets.find() ? Long.parseLong(packets.group(1)) : 0,
				Math.max(0, FORGOTTEN.minus(left).toSeconds()));
	}

	private static Duration span(String text) {
		return SPAN.matcher(text)
			.results()
			.map((part) -> UNITS.getOrDefault(part.group(2), Duration.ZERO).multipliedBy(Long.parseLong(part.group(1))))
			.reduce(Duration.ZERO, Duration::plus);
	}

}
