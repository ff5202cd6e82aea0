package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A UDP or TCP port that something can listen on.
 *
 * @param number 1 to 65535
 */
public record Port(@JsonValue int number) {

	/** WireGuard's default listen port. */
	public static final Port WIREGUARD = new Port(51820);

	private static final int DIGITS = 5;

	public Port {
		if (number < 1 || number > 65535) {
			throw invalid(number);
		}
	}

	/**
	 * The port of a number, which JSON may have of any size.
	 * @param number a number from 1 to 65535
	 * @return the port
	 * @throws InvalidValueException if the number is any other
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Port of(long number) {
		if (number != (int) number) {
			throw invalid(number);
		}
		return new Port((int) number);
	}

	/**
	 * Reads {@code 51820}.
	 * @param text a decimal number from 1 to 65535
	 * @return the port
	 * @throws InvalidValueException if the text is anything else
	 */
	public static Port parse(String text) {
		if (!isNumber(text)) {
			throw new InvalidValueException(
					InvalidValueException.quote(text) + " is not a port: write a number from 1 to 65535.");
		}
		return new Port(Integer.parseInt(text));
	}

	private static InvalidValueException invalid(long number) {
		return new InvalidValueException(number + " is not a port: it goes from 1 to 65535.");
	}

	// By hand, since each reading of an interface parses a thousand of them.
	private static boolean isNumber(String text) {
		if (text.isEmpty() || text.length() > DIGITS || text.charAt(0) == '0') {
			return false;
		}
		for (int place = 0; place < text.length(); place++) {
			if (text.charAt(place) < '0' || text.charAt(place) > '9') {
				return false;
			}
		}
		return true;
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Port port && port.number == this.number;
	}

	@Override
	public int hashCode() {
		return this.number;
	}

	@Override
	public String toString() {
		return Integer.toString(this.number);
	}

}
