package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.plan.FlowFilter;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Tells which conntrack entries thousands of filters match, and reads the entries that
 * conntrack(8) lists. Immutable.
 */
final class FlowMatcher {

	// The first pair of a line is that of the first packet, before translation.
	private static final Pattern FLOW = Pattern.compile("\\bsrc=([0-9.]+) dst=([0-9.]+) ");

	private final Map<IpAddress, List<FlowFilter>> bySource = new HashMap<>();

	private final Map<IpAddress, List<FlowFilter>> byDestination = new HashMap<>();

	private int shortestPrefix = IpAddress.LENGTH;

	FlowMatcher(List<FlowFilter> filters) {
		for (FlowFilter filter : filters) {
			Map<IpAddress, List<FlowFilter>> index = filter.source().isPresent() ? this.bySource : this.byDestination;
			Cidr network = filter.source().or(filter::destination).orElseThrow();
			index.computeIfAbsent(network.address(), (address) -> new ArrayList<>()).add(filter);
			this.shortestPrefix = Math.min(this.shortestPrefix, network.prefixLength());
		}
	}

	/**
	 * Reads a line of a listing.
	 * @param line such as {@code tcp 6 299 ESTABLISHED src=172.30.2.2 dst=172.30.3.2 …}
	 * @return a filter for its two addresses, empty if it has none
	 */
	static Optional<FlowFilter> flow(String line) {
		Matcher pair = FLOW.matcher(line);
		return pair.find() ? Optional.of(new FlowFilter(host(pair.group(1)), host(pair.group(2)))) : Optional.empty();
	}

	private static Optional<Cidr> host(String address) {
		return Optional.of(new Cidr(IpAddress.parse(address), IpAddress.LENGTH));
	}

	/** Few filters that match all that the filters do, and more. */
	List<FlowFilter> covers() {
		List<FlowFilter> covers = new ArrayList<>();
		cover(this.bySource, FlowFilter::source)
			.ifPresent((network) -> covers.add(new FlowFilter(Optional.of(network), Optional.empty())));
		cover(this.byDestination, FlowFilter::destination)
			.ifPresent((network) -> covers.add(new FlowFilter(Optional.empty(), Optional.of(network))));
		return covers;
	}

	private static Optional<Cidr> cover(Map<IpAddress, List<FlowFilter>> index,
			Function<FlowFilter, Optional<Cidr>> side) {
		return index.values()
			.stream()
			.flatMap(List::stream)
			.flatMap((filter) -> side.apply(filter).stream())
			.reduce(FlowMatcher::cover);
	}

	private static Cidr cover(Cidr one, Cidr other) {
		int common = Integer.numberOfLeadingZeros(one.address().bits() ^ other.address().bits());
		return Cidr.containing(one.address(), Math.min(common, Math.min(one.prefixLength(), other.prefixLength())));
	}

	/**
	 * Whether a filter matches the flows between two addresses.
	 * @param flow what {@link #flow} gives
	 * @return true if one does
	 */
	boolean matches(FlowFilter flow) {
		IpAddress source = flow.source().orElseThrow().address();
		IpAddress destination = flow.destination().orElseThrow().address();
		return candidates(this.bySource, source).stream().anyMatch((filter) -> matches(filter, source, destination))
				|| candidates(this.byDestination, destination).stream()
					.anyMatch((filter) -> matches(filter, source, destination));
	}

	private static boolean matches(FlowFilter filter, IpAddress source, IpAddress destination) {
		return filter.source().map((network) -> network.contains(source)).orElse(true)
				&& filter.destination().map((network) -> network.contains(destination)).orElse(true);
	}

	// A network that contains the address begins where one of these lengths does.
	private List<FlowFilter> candidates(Map<IpAddress, List<FlowFilter>> index, IpAddress address) {
		List<FlowFilter> candidates = new ArrayList<>();
		for (int length = this.shortestPrefix; length <= IpAddress.LENGTH; length++) {
			candidates.addAll(index.getOrDefault(Cidr.containing(address, length).address(), List.of()));
		}
		return candidates;
	}

}
