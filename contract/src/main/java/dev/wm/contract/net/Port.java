package dev.wm.contract.net;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * A UDP or TCP port that something can listen on.
 *
 * @param number 1 to 65535
 */
public record Port(@JsonValue int number) {

	/** What WireGuard listens on unless told otherwise. */
	public static final Port WIREGUARD = new Port(51820);

	private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,4}");

	public Port {
		if (number < 1 || number > 65535) {
			throw new InvalidValueException(number + " is not a port: it goes from 1 to 65535.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Port of(int number) {
		return new Port(number);
	}

	/**
	 * Reads {@code 51820}.
	 * @param text a decimal number from 1 to 65535
	 * @return the port
	 * @throws InvalidValueException if the text is anything else
	 */
	public static Port parse(String text) {
		if (!FORM.matcher(text).matches()) {
			throw new InvalidValueException(
					InvalidValueException.quote(text) + " is not a port: write a number from 1 to 65535.");
		}
		return new Port(Integer.parseInt(text));
	}

	@Override
	public String toString() {
		return Integer.toString(this.number);
	}

}
