package dev.wm.contract.net;

import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The name of a network interface. Linux takes nearly anything of up to 15 bytes
 * (IFNAMSIZ); this takes only what needs no quoting anywhere.
 *
 * @param text 1 to 15 letters, digits, dots, hyphens and underscores
 */
public record InterfaceName(String text) implements Comparable<InterfaceName> {

	private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,14}");

	/** The mesh's WireGuard interface unless somebody chooses another. */
	public static final InterfaceName WIREGUARD = new InterfaceName("wg0");

	public InterfaceName {
		if (!isValid(text)) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not an interface name: use 1 to 15 letters, digits, dots, hyphens and underscores.");
		}
	}

	/**
	 * Whether a text is an interface name that this type takes.
	 * @param text any text
	 * @return false for names that would need quoting
	 */
	public static boolean isValid(String text) {
		return FORM.matcher(text).matches();
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof InterfaceName name && name.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
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
