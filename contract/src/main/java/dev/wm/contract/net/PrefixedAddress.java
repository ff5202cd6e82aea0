package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;

/**
 * An address with a prefix length as text has it, before it becomes a {@link Cidr} or an
 * {@link InterfaceAddress}.
 *
 * @param address left of the slash
 * @param prefixLength right of the slash, 0 to 99
 */
record PrefixedAddress(IpAddress address, int prefixLength) {

	static PrefixedAddress parse(String text, String what, String example) {
		int slash = text.indexOf('/');
		if (slash < 0 || !isLength(text, slash + 1)) {
			throw new InvalidValueException(InvalidValueException.quote(text) + " is not " + what
					+ ": write an IPv4 address, a slash and a prefix length, such as " + example + ".");
		}
		return new PrefixedAddress(IpAddress.parse(text.substring(0, slash)),
				Integer.parseInt(text.substring(slash + 1)));
	}

	// By hand, since a mesh has a thousand networks.
	private static boolean isLength(String text, int start) {
		int digits = text.length() - start;
		return (digits == 1 && isDigit(text.charAt(start))) || (digits == 2 && isDigit(text.charAt(start))
				&& text.charAt(start) != '0' && isDigit(text.charAt(start + 1)));
	}

	private static boolean isDigit(char letter) {
		return letter >= '0' && letter <= '9';
	}

}
