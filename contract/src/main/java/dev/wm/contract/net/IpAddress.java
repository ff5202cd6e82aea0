package dev.wm.contract.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * An IPv4 address. Only the four-number form is read: the JDK's own parser also takes
 * {@code 10.1}, {@code 1} and {@code 010.0.0.1}, which mean different things to different
 * programs.
 *
 * @param bits the address as 32 bits, network order
 */
public record IpAddress(int bits) implements Comparable<IpAddress> {

	private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

	/** How many bits an address has. */
	public static final int LENGTH = 32;

	/**
	 * Reads {@code 192.168.1.10}.
	 * @param text four numbers from 0 to 255, without leading zeros
	 * @return the address
	 * @throws InvalidValueException if the text is anything else
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static IpAddress parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw invalid(text);
		}
		int bits = 0;
		for (int group = 1; group <= 4; group++) {
			bits = bits << 8 | octet(matcher.group(group), text);
		}
		return new IpAddress(bits);
	}

	private static int octet(String digits, String text) {
		int value = Integer.parseInt(digits);
		if (value > 255 || (digits.length() > 1 && digits.charAt(0) == '0')) {
			throw invalid(text);
		}
		return value;
	}

	private static InvalidValueException invalid(String text) {
		return new InvalidValueException(InvalidValueException.quote(text)
				+ " is not an IPv4 address: write four numbers from 0 to 255, such as 192.168.1.10.");
	}

	/**
	 * The address that lies a number of places further on.
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

	@Override
	public int compareTo(IpAddress other) {
		return Integer.compareUnsigned(this.bits, other.bits);
	}

	@Override
	@JsonValue
	public String toString() {
		return (this.bits >>> 24) + "." + (this.bits >>> 16 & 255) + "." + (this.bits >>> 8 & 255) + "."
				+ (this.bits & 255);
	}

}
