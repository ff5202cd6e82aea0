package dev.wm.contract.net;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * The Ethernet (MAC) address of one machine's network card: 48 bits (IEEE 802), never a
 * group's and never all zero.
 *
 * @param text six octets in lower case with colons, such as {@code 52:54:00:12:34:56}
 */
public record MacAddress(String text) {

	private static final Pattern FORM = Pattern.compile("[0-9a-f][02468ace](:[0-9a-f]{2}){5}");

	private static final String NONE = "00:00:00:00:00:00";

	public MacAddress {
		if (!FORM.matcher(text).matches() || text.equals(NONE)) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not the Ethernet address of a machine: write it like 52:54:00:12:34:56.");
		}
	}

	/**
	 * Parses an address.
	 * @param text six octets in any case, with colons or hyphens
	 * @return the address
	 * @throws InvalidValueException if it is none, or a group's
	 */
	@JsonCreator
	public static MacAddress parse(String text) {
		return new MacAddress(text.toLowerCase(Locale.ROOT).replace('-', ':'));
	}

	@JsonValue
	@Override
	public String toString() {
		return this.text;
	}

}
