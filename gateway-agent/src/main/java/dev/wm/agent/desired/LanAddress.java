package dev.wm.agent.desired;

import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import org.jspecify.annotations.Nullable;

/**
 * An address that this machine has on one of its LANs.
 *
 * @param lan the LAN's interface
 * @param address the address with its network
 */
public record LanAddress(InterfaceName lan, InterfaceAddress address) {

	/**
	 * Parses an address.
	 * @param lan the interface, such as {@code eth0}
	 * @param address the address, such as {@code 192.168.1.250/24}
	 * @return the address on that interface
	 */
	public static LanAddress parse(String lan, String address) {
		return new LanAddress(new InterfaceName(lan), InterfaceAddress.parse(address));
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LanAddress here && here.lan.equals(this.lan) && here.address.equals(this.address);
	}

	@Override
	public int hashCode() {
		return 31 * this.lan.hashCode() + this.address.hashCode();
	}

}
