package dev.wm.contract.net;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 network in CIDR form (RFC 4632). Host bits must be zero: an interface's address
 * with its prefix length is an {@link InterfaceAddress}.
 *
 * @param address the first address
 * @param prefixLength 0 to 32
 */
public record Cidr(IpAddress address, int prefixLength) implements Comparable<Cidr> {

	/** The private networks of RFC 1918. */
	public static final List<Cidr> PRIVATE = List.of(parse("10.0.0.0/8"), parse("172.16.0.0/12"),
			parse("192.168.0.0/16"));

	public Cidr {
		if (prefixLength < 0 || prefixLength > IpAddress.LENGTH) {
			throw new InvalidValueException("/" + prefixLength + " is not a prefix length: it goes from /0 to /32.");
		}
		if ((address.bits() & ~mask(prefixLength)) != 0) {
			throw new InvalidValueException(address + "/" + prefixLength + " has host bits set: write "
					+ new IpAddress(address.bits() & mask(prefixLength)) + "/" + prefixLength + ".");
		}
	}

	/**
	 * Reads {@code 192.168.1.0/24}.
	 * @param text a network address, a slash, a prefix length
	 * @return the network
	 * @throws InvalidValueException if the text is anything else or has host bits set
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Cidr parse(String text) {
		PrefixedAddress parts = PrefixedAddress.parse(text, "a network", "192.168.1.0/24");
		return new Cidr(parts.address(), parts.prefixLength());
	}

	/**
	 * The network of a given size that an address lies in.
	 * @param address any address of the network
	 * @param prefixLength 0 to 32
	 * @return the network
	 */
	public static Cidr containing(IpAddress address, int prefixLength) {
		return new Cidr(new IpAddress(address.bits() & mask(prefixLength)), prefixLength);
	}

	private static int mask(int prefixLength) {
		return (prefixLength == 0) ? 0 : -1 << (IpAddress.LENGTH - prefixLength);
	}

	/**
	 * How many addresses the network has, the first and the last included.
	 * @return 1 to 2³²
	 */
	public long size() {
		return 1L << (IpAddress.LENGTH - this.prefixLength);
	}

	/**
	 * The last address, which is the broadcast address of an ordinary network.
	 * @return the last address
	 */
	public IpAddress last() {
		return this.address.plus(size() - 1);
	}

	public boolean contains(IpAddress other) {
		return (other.bits() & mask(this.prefixLength)) == this.address.bits();
	}

	public boolean contains(Cidr other) {
		return other.prefixLength >= this.prefixLength && contains(other.address);
	}

	public boolean overlaps(Cidr other) {
		return contains(other.address) || other.contains(this.address);
	}

	/**
	 * Whether an address of this network can be a machine's: inside, and neither the
	 * network's first address nor its broadcast address (RFC 3021 lifts that for /31).
	 * @param other the address
	 * @return true if a machine may have it
	 */
	public boolean hasHost(IpAddress other) {
		return contains(other) && (this.prefixLength >= 31 || (!other.equals(this.address) && !other.equals(last())));
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Cidr network && network.prefixLength == this.prefixLength
				&& network.address.equals(this.address);
	}

	@Override
	public int hashCode() {
		return 31 * this.address.hashCode() + this.prefixLength;
	}

	@Override
	public int compareTo(Cidr other) {
		int order = this.address.compareTo(other.address);
		return (order != 0) ? order : Integer.compare(this.prefixLength, other.prefixLength);
	}

	@Override
	@JsonValue
	public String toString() {
		return this.address + "/" + this.prefixLength;
	}

}
