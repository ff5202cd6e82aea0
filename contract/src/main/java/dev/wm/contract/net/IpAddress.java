package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address. Only the four-number form is read: the JDK's own parser also takes
 * {@code 10.1}, {@code 1} and {@code 010.0.0.1}, which mean different things to different
 * programs.
 *
 * @param bits the address as 32 bits, network order
 */
public record IpAddress(int bits) implements Comparable<IpAddress> {

	private static final int OCTETS = 4;

	private static final int LONGEST_TEXT = 15;

	/** How many bits an address has. */
	public static final int LENGTH = 32;

	/** The machine itself. */
	public static final IpAddress LOOPBACK = new IpAddress(0x7f000001);

	/**
	 * Reads {@code 192.168.1.10}.
	 * @param text four numbers from 0 to 255, without leading zeros
	 * @return the address
	 * @throws InvalidValueException if the text is anything else
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static IpAddress parse(String text) {
		int bits = 0;
		int place = 0;
		for (int octet = 0; octet < OCTETS; octet++) {
			int end = (octet < OCTETS - 1) ? text.indexOf('.', place) : text.length();
			bits = bits << 8 | octet(text, place, end);
			place = end + 1;
		}
		return new IpAddress(bits);
	}

	// By hand, since a mesh has thousands of addresses.
	private static int octet(String text, int start, int end) {
		int digits = end - start;
		if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(start) == '0')) {
			throw invalid(text);
		}
		int value = 0;
		for (int place = start; place < end; place++) {
			char digit = text.charAt(place);
			if (digit < '0' || digit > '9') {
				throw invalid(text);
			}
			value = value * 10 + digit - '0';
		}
		if (value > 255) {
			throw invalid(text);
		}
		return value;
	}

	private static InvalidValueException invalid(String text) {
		return new InvalidValueException(InvalidValueException.quote(text)
				+ " is not an IPv4 address: write four numbers from 0 to 255, such as 192.168.1.10.");
	}

	/**
	 * The address at a distance from this one.
	 * @param places how far, may be negative
	 * @return the other address
	 * @throws InvalidValueException if that leaves the address space
	 */
	public IpAddress plus(long places) {
		long moved = toLong() + places;
		if (moved < 0 || moved > 0xFFFF_FFFFL) {
			throw new InvalidValueException("There is no IPv4 address " + places + " places after " + this + ".");
		}
		return new IpAddress((int) moved);
	}

	/**
	 * The address as an unsigned number.
	 * @return 0 to 2³²−1
	 */
	public long toLong() {
		return Integer.toUnsignedLong(this.bits);
	}

	/**
	 * Whether this lies in 127.0.0.0/8 (RFC 1122).
	 * @return true for a loopback address
	 */
	public boolean isLoopback() {
		return this.bits >>> 24 == 127;
	}

	/**
	 * Whether this lies in 169.254.0.0/16 (RFC 3927).
	 * @return true for a link-local address
	 */
	public boolean isLinkLocal() {
		return this.bits >>> 16 == (169 << 8 | 254);
	}

	/**
	 * Whether this lies in 224.0.0.0/4 (RFC 5771).
	 * @return true for a multicast address
	 */
	public boolean isMulticast() {
		return this.bits >>> 28 == 0xE;
	}

	/**
	 * Whether a single machine can have this address: not 0.0.0.0/8, loopback,
	 * link-local, multicast or the reserved 240.0.0.0/4 (RFC 6890).
	 * @return true for an ordinary host address
	 */
	public boolean isUnicast() {
		return this.bits >>> 24 != 0 && this.bits >>> 28 != 0xF && !isLoopback() && !isLinkLocal() && !isMulticast();
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof IpAddress address && address.bits == this.bits;
	}

	@Override
	public int hashCode() {
		return this.bits;
	}

	@Override
	public int compareTo(IpAddress other) {
		return Integer.compareUnsigned(this.bits, other.bits);
	}

	/**
	 * Appends the four numbers to a text, for texts with thousands of addresses.
	 * @param text what to append to
	 */
	public void appendTo(StringBuilder text) {
		text.append(this.bits >>> 24)
			.append('.')
			.append(this.bits >>> 16 & 255)
			.append('.')
			.append(this.bits >>> 8 & 255)
			.append('.')
			.append(this.bits & 255);
	}

	@Override
	@JsonValue
	public String toString() {
		StringBuilder text = new StringBuilder(LONGEST_TEXT);
		appendTo(text);
		return text.toString();
	}

}
