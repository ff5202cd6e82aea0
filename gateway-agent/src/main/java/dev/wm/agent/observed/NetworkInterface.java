package dev.wm.agent.observed;

import java.util.List;

import dev.wm.contract.net.InterfaceAddress;
import org.jspecify.annotations.Nullable;

/**
 * An observed network interface.
 *
 * @param name its name, of whatever characters
 * @param up whether it is administratively up
 * @param mtu its MTU in bytes
 * @param addresses its IPv4 addresses
 * @param link what it is
 */
public record NetworkInterface(String name, boolean up, int mtu, List<InterfaceAddress> addresses, Link link) {

	public NetworkInterface {
		addresses = List.copyOf(addresses);
	}

	/** A network card. */
	public NetworkInterface(String name, boolean up, int mtu, List<InterfaceAddress> addresses) {
		this(name, up, mtu, addresses, Link.CARD);
	}

	/** The same with the default route. */
	public NetworkInterface withDefaultRoute() {
		return new NetworkInterface(this.name, this.up, this.mtu, this.addresses, this.link.withDefaultRoute());
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NetworkInterface here && here.name.equals(this.name) && here.up == this.up
				&& here.mtu == this.mtu && here.addresses.equals(this.addresses) && here.link.equals(this.link);
	}

	@Override
	public int hashCode() {
		return 31 * this.name.hashCode() + this.addresses.hashCode();
	}

}
