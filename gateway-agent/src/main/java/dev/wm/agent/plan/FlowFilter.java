package dev.wm.agent.plan;

import java.util.Optional;

import dev.wm.contract.net.Cidr;

/**
 * A filter for conntrack entries by the addresses of their first packet, before
 * translation. At least one address is given.
 *
 * @param source the source network, empty for any
 * @param destination the destination network, empty for any
 */
public record FlowFilter(Optional<Cidr> source, Optional<Cidr> destination) {

	static FlowFilter from(Cidr source) {
		return new FlowFilter(Optional.of(source), Optional.empty());
	}

	static FlowFilter to(Cidr destination) {
		return new FlowFilter(Optional.empty(), Optional.of(destination));
	}

	static FlowFilter between(Cidr source, Cidr destination) {
		return new FlowFilter(Optional.of(source), Optional.of(destination));
	}

	@Override
	public String toString() {
		String from = this.source.map((network) -> "from " + network).orElse("");
		String to = this.destination.map((network) -> "to " + network).orElse("");
		return (from + " " + to).strip();
	}

}
