package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;

/**
 * The two halves of {@code address/length}, before either type has its own say.
 *
 * @param address left of the slash
 * @param prefixLength right of the slash, 0 to 99
 */
record PrefixedAddress(IpAddress address, int prefixLength) {

	static PrefixedAddress parse(String text, String what, String example) {
		int slash = text.indexOf('/');
		if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9]\\d?")) {
			throw new InvalidValueException(InvalidValueException.quote(text) + " is not " + what
					+ ": write an IPv4 address, a slash and a prefix length, such as " + example + ".");
		}
		return new PrefixedAddress(IpAddress.parse(text.substring(0, slash)),
				Integer.parseInt(text.substring(slash + 1)));
	}

}
