package dev.wm.registry.web;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.registry.settings.RegistrySettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where requests come from. A header says it only if a trusted proxy sent it: anybody
 * else could write what they like.
 */
@Component
public class ClientAddressResolver {

	private final List<Cidr> trusted;

	ClientAddressResolver(RegistrySettings settings) {
		this.trusted = settings.trustedProxies();
	}

	/**
	 * Where a request comes from.
	 * @param request the request
	 * @return the address, empty if it is none of IPv4
	 */
	public Optional<IpAddress> find(HttpServletRequest request) {
		return parse(text(request));
	}

	/**
	 * Where a request comes from, whatever kind of address that is.
	 * @param request the request
	 * @return the address as the connection or a trusted proxy says it
	 */
	public String text(HttpServletRequest request) {
		return text(request.getRemoteAddr(), request.getHeader("CF-Connecting-IP"),
				Collections.list(request.getHeaders("X-Forwarded-For")));
	}

	String text(String peer, @Nullable String connecting, List<String> forwarded) {
		if (!isTrusted(peer)) {
			return peer;
		}
		if (connecting != null) {
			return connecting.strip();
		}
		List<String> hops = forwarded.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map(String::strip)
			.filter((hop) -> !hop.isEmpty())
			.toList();
		// Each proxy adds whom it heard from at the end.
		return hops.reversed()
			.stream()
			.filter((hop) -> !isTrusted(hop))
			.findFirst()
			.orElse(hops.isEmpty() ? peer : hops.getFirst());
	}

	private boolean isTrusted(String address) {
		return parse(address).filter((ip) -> this.trusted.stream().anyMatch((network) -> network.contains(ip)))
			.isPresent();
	}

	private static Optional<IpAddress> parse(String text) {
		try {
			return Optional.of(IpAddress.parse(text));
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

}
