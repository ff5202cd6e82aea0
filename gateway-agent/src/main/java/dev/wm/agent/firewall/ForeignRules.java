package dev.wm.agent.firewall;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packet filters of this machine that are not the agent's.
 */
public final class ForeignRules {

	/** No rules. */
	public static final ForeignRules NONE = new ForeignRules(List.of());

	private final Map<ChainName, Chain> chains = new LinkedHashMap<>();

	ForeignRules(Collection<Chain> chains) {
		chains.forEach((chain) -> this.chains.put(chain.name(), chain));
	}

	/** These and others; what both have is as the others have it. */
	public ForeignRules and(ForeignRules others) {
		return new ForeignRules(Stream.concat(this.chains.values().stream(), others.chains.values().stream()).toList());
	}

	/** Whether one of them sees packets at an interface, before or after IPv4 does. */
	public boolean seesLinks() {
		return all().map(Chain::stage).anyMatch((stage) -> stage == Stage.ARRIVAL || stage == Stage.DEPARTURE);
	}

	Stream<Chain> all() {
		return this.chains.values().stream();
	}

	Optional<Chain> find(ChainName name) {
		return Optional.ofNullable(this.chains.get(name));
	}

}
