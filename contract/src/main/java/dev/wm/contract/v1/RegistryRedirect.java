package dev.wm.contract.v1;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a redirect (RFC 9110, section 15.4) in place of a registry's answer means. One
 * that leads to the same path on the same host is the registry's own, such as to HTTPS.
 * Any other leads to something that is no registry, such as the login page of a captive
 * portal (RFC 8952).
 */
public final class RegistryRedirect {

	private RegistryRedirect() {
	}

	/**
	 * The URL that the registry has according to its own redirect.
	 * @param registry the registry's URL, or one below it
	 * @param location the redirect's target, perhaps relative, null if it names none
	 * @return empty if it leads to another host, or to no path of a registry
	 */
	public static Optional<String> registry(URI registry, @Nullable String location) {
		return target(registry, location)
			.filter((target) -> String.valueOf(target.getHost()).equalsIgnoreCase(String.valueOf(registry.getHost())))
			.flatMap((target) -> Stream.of("/api/v1/", Api.CONFIG)
				.filter(String.valueOf(target.getPath())::contains)
				.findFirst()
				.map((path) -> target.toString().substring(0, target.toString().indexOf(path))));
	}

	/**
	 * The host that a redirect leads to.
	 * @param registry the registry's URL, or one below it
	 * @param location the redirect's target, perhaps relative, null if it names none
	 * @return the host, or a phrase if it names none
	 */
	public static String host(URI registry, @Nullable String location) {
		return target(registry, location).map(URI::getHost).orElse("another address");
	}

	private static Optional<URI> target(URI registry, @Nullable String location) {
		try {
			return Optional.ofNullable(location).map(registry::resolve);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
