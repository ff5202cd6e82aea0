package dev.wm.agent.desired;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import org.jspecify.annotations.Nullable;

/**
 * A network that this machine is on by another interface than the mesh's.
 *
 * @param name the interface's name, of whatever characters
 * @param address this machine's address there
 * @param guests whether it reaches nothing but containers and virtual machines of this
 * machine
 */
public record OwnNetwork(String name, InterfaceAddress address, boolean guests) {

	Cidr network() {
		return this.address.network();
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OwnNetwork here && here.name.equals(this.name) && here.address.equals(this.address)
				&& here.guests == this.guests;
	}

	@Override
	public int hashCode() {
		return 31 * this.name.hashCode() + this.address.hashCode();
	}

}
