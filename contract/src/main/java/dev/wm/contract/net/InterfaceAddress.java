package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * An address as an interface has it: with the prefix length of the network it is on.
 *
 * @param address the interface's own address
 * @param prefixLength 0 to 32
 */
public record InterfaceAddress(IpAddress address, int prefixLength) {

	public InterfaceAddress {
		Cidr.containing(address, prefixLength);
	}

	/**
	 * Reads {@code 192.168.1.250/24}.
	 * @param text an address, a slash, a prefix length
	 * @return the interface address
	 * @throws InvalidValueException if the text is anything else
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static InterfaceAddress parse(String text) {
		PrefixedAddress parts = PrefixedAddress.parse(text, "an interface address", "192.168.1.250/24");
		return new InterfaceAddress(parts.address(), parts.prefixLength());
	}

	/**
	 * The network that the interface is on.
	 * @return the network
	 */
	public Cidr network() {
		return Cidr.containing(this.address, this.prefixLength);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof InterfaceAddress here && here.prefixLength == this.prefixLength
				&& here.address.equals(this.address);
	}

	@Override
	public int hashCode() {
		return 31 * this.address.hashCode() + this.prefixLength;
	}

	@Override
	@JsonValue
	public String toString() {
		return this.address + "/" + this.prefixLength;
	}

}
