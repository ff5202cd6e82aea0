package dev.wm.registry.setup;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Says what DNS has to say of the registry's name, by comparing its addresses with those
 * of the machine.
 */
final class DomainCheck {

	// What no host of the Internet has: RFC 1918, RFC 6598, RFC 4193.
	private static final Pattern PRIVATE = Pattern.compile(
			"(10\\.|127\\.|169\\.254\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.|[fF][cCdD]).*");

	private DomainCheck() {
	}

	/**
	 * The sentence for the user.
	 * @param domain the name
	 * @param resolved its addresses
	 * @param own the machine's addresses
	 * @return what is right, or what has to be done
	 */
	static String sentence(PublicDomain domain, List<String> resolved, List<String> own) {
		List<String> reachable = own.stream().filter((address) -> !PRIVATE.matcher(address).matches()).toList();
		if (resolved.isEmpty()) {
			return domain + " has no address yet. Let its DNS record (A, or AAAA for IPv6) be "
					+ (reachable.isEmpty()
							? "the public address of this machine's router, and forward TCP 80 and 443 to this machine."
							: list(reachable) + ".");
		}
		List<String> foreign = resolved.stream().filter((address) -> !own.contains(address)).toList();
		if (foreign.isEmpty()) {
			return domain + " leads to this machine (" + list(resolved)
					+ "). TCP 80 and 443 have to be open for it, 80 for the certificate.";
		}
		return domain + " leads to " + list(foreign) + ", which this machine does not have (" + list(own) + "). "
				+ (reachable.isEmpty() ? "If that is its router, forward TCP 80 and 443 to this machine; else correct"
						+ " the DNS record." : "Let the DNS record be " + list(reachable) + ".");
	}

	private static String list(List<String> addresses) {
		return addresses.isEmpty() ? "no address" : String.join(", ", addresses);
	}

}
