package dev.wm.contract.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The base URL of a registry, without a slash at the end, so that two spellings of one
 * URL are equal.
 *
 * @param uri http or https, a host, perhaps a port and a path
 */
public record RegistryUrl(URI uri) {

	public RegistryUrl {
		try {
			URI parsed = uri.parseServerAuthority();
			if (!isWeb(parsed.getScheme()) || !isUsable(parsed.getHost(), parsed.getPort()) || hasMore(parsed)) {
				throw invalid();
			}
			uri = normal(parsed);
		}
		catch (URISyntaxException ex) {
			throw invalid();
		}
	}

	/**
	 * Reads {@code https://wm-registry.example.com}.
	 * @param text the URL
	 * @return the URL
	 * @throws InvalidValueException if no registry can be there
	 */
	public static RegistryUrl parse(String text) {
		try {
			return new RegistryUrl(new URI(text.strip()));
		}
		catch (URISyntaxException ex) {
			throw invalid();
		}
	}

	private static boolean isWeb(@Nullable String scheme) {
		return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
	}

	// A label of a name has at most 63 characters (RFC 1035); -1 is no port at all.
	private static boolean isUsable(@Nullable String host, int port) {
		return host != null && port != 0 && port <= 65535 && !host.matches(".*[^.]{64}.*");
	}

	private static boolean hasMore(URI uri) {
		return uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null;
	}

	private static URI normal(URI uri) throws URISyntaxException {
		String path = uri.getRawPath().replaceAll("/+$", "");
		String host = uri.getHost().toLowerCase(Locale.ROOT);
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		boolean usual = uri.getPort() == (scheme.equals("https") ? 443 : 80);
		String port = (uri.getPort() < 0 || usual) ? "" : ":" + uri.getPort();
		return new URI(scheme + "://" + host + port + path);
	}

	// The text is not repeated: it may be a token put in the wrong place, or hold a
	// password.
	private static InvalidValueException invalid() {
		return new InvalidValueException("That is not a registry's URL: write http:// or https://, a host, and nothing "
				+ "after the path, such as https://wm-registry.example.com.");
	}

	/**
	 * Whether requests cross the network unencrypted.
	 * @return true for plain http to another machine
	 */
	public boolean isExposed() {
		return this.uri.getScheme().equals("http") && !isLoopback();
	}

	/**
	 * Whether only this machine can use it.
	 * @return true for localhost and its addresses
	 */
	public boolean isLoopback() {
		String host = this.uri.getHost();
		if (host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")) {
			return true;
		}
		try {
			return IpAddress.parse(host).isLoopback();
		}
		catch (InvalidValueException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
