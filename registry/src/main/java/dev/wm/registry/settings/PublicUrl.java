package dev.wm.registry.settings;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.RegistryUrl;
import org.jspecify.annotations.Nullable;

/**
 * Parses the public URL of the registry, and derives the network label from it.
 */
final class PublicUrl {

	private static final NetworkLabel FALLBACK = NetworkLabel.parse("wm");

	private static final Pattern TUNNEL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*)(\\|[0-9]{1,5})?");

	private static final Pattern NAMES_THE_REGISTRY = Pattern.compile("wm|.*registry.*");

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

	private PublicUrl() {
	}

	static URI parse(String text) {
		return RegistryUrl.parse(text).uri();
	}

	/**
	 * Parses {@code host|port} of a tunnel: the tunnel forwards the host to that local
	 * port, and clients use the host alone.
	 */
	static URI ofTunnelDomain(String text) {
		Matcher matcher = TUNNEL.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a tunnel's domain: write host|port, such as wm-registry.example.com|8099.");
		}
		return parse("https://" + matcher.group(1).toLowerCase(Locale.ROOT));
	}

	static NetworkLabel networkLabel(@Nullable URI publicUrl) {
		String host = (publicUrl != null) ? publicUrl.getHost() : "";
		if (host == null || !host.contains(".") || ADDRESS.matcher(host).matches()) {
			return FALLBACK;
		}
		List<String> labels = List.of(host.toLowerCase(Locale.ROOT).split("\\."));
		String label = NAMES_THE_REGISTRY.matcher(labels.getFirst()).matches() ? labels.get(1) : labels.getFirst();
		String shortened = label.substring(0, Math.min(label.length(), 12)).replaceFirst("-+$", "");
		try {
			return NetworkLabel.parse(shortened);
		}
		catch (InvalidValueException ex) {
			return FALLBACK;
		}
	}

}
