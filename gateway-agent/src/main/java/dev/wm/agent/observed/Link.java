package dev.wm.agent.observed;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a network interface is, as {@code ip -d addr} shows it. Immutable.
 *
 * @param kind the kernel's kind, such as {@code bridge}, {@code veth} or {@code vlan};
 * null for a network card, and where it is unknown
 * @param master the bridge or bond that it is a port of, null if it is none
 * @param pointToPoint whether it has no link layer or a single other end, as tunnels have
 * @param dynamic whether an IPv4 address of it has a lease
 * @param defaultRoute whether the default route leads through it
 */
public record Link(@Nullable String kind, @Nullable String master, boolean pointToPoint, boolean dynamic,
		boolean defaultRoute) {

	/** A network card, or an interface of which no more is known. */
	public static final Link CARD = new Link(null, null, false, false, false);

	/** The same with the default route. */
	public Link withDefaultRoute() {
		return new Link(this.kind, this.master, this.pointToPoint, this.dynamic, true);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Link link && Objects.equals(link.kind, this.kind)
				&& Objects.equals(link.master, this.master) && link.pointToPoint == this.pointToPoint
				&& link.dynamic == this.dynamic && link.defaultRoute == this.defaultRoute;
	}

	@Override
	public int hashCode() {
		return 31 * Objects.hashCode(this.kind) + Objects.hashCode(this.master);
	}

}
