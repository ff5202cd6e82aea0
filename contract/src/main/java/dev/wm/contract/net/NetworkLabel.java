package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * The short label that a device's interface and files are named after. With {@code wg-}
 * before it, it must still be an {@link InterfaceName}.
 *
 * @param label at most 12 characters
 */
public record NetworkLabel(DnsLabel label) {

	private static final int LONGEST = 12;

	public NetworkLabel {
		if (label.text().length() > LONGEST) {
			throw new InvalidValueException(InvalidValueException.quote(label.text())
					+ " is too long for a network label: use at most " + LONGEST + " characters.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static NetworkLabel parse(String text) {
		return new NetworkLabel(DnsLabel.parse(text));
	}

	@Override
	@JsonValue
	public String toString() {
		return this.label.text();
	}

}
