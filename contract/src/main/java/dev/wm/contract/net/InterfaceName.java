package dev.wm.contract.net;

import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * The name of a network interface. Linux takes nearly anything of up to 15 bytes
 * (IFNAMSIZ); this takes only what needs no quoting anywhere.
 *
 * @param text 1 to 15 letters, digits, dots, hyphens and underscores
 */
public record InterfaceName(String text) implements Comparable<InterfaceName> {

	private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,14}");

	public InterfaceName {
		if (!FORM.matcher(text).matches()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not an interface name: use 1 to 15 letters, digits, dots, hyphens and underscores.");
		}
	}

	@Override
	public int compareTo(InterfaceName other) {
		return this.text.compareTo(other.text);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
