package dev.wm.agent.observed;

import java.util.Optional;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An observed route.
 *
 * @param to its destination
 * @param source its preferred source address
 */
public record RouteState(Cidr to, Optional<IpAddress> source) {

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RouteState route && route.to.equals(this.to) && route.source.equals(this.source);
	}

	@Override
	public int hashCode() {
		return 31 * this.to.hashCode() + this.source.hashCode();
	}

}
