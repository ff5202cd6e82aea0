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
import org.springframework.stereotype.Component;

/**
 * Resolves the client address of requests. The one header that the trusted proxies set
 * counts, from them alone: any other could be the client's own, which they pass on.
 */
@Component
public class ClientAddressResolver {

	private final List<Cidr> trusted;

	private final String header;

	ClientAddressResolver(RegistrySettings settings) {
		this.trusted = settings.trustedProxies();
		this.header = settings.clientAddressHeader();
	}

	/**
	 * Resolves the IPv4 address of a client.
	 * @param request the request
	 * @return the address, empty if it is not IPv4
	 */
	public Optional<IpAddress> find(HttpServletRequest request) {
		return parse(text(request));
	}

	/**
	 * Resolves the address of a client, of whatever kind.
	 * @param request the request
	 * @return the address as the connection or a trusted proxy gives it
	 */
	public String text(HttpServletRequest request) {
		return text(request.getRemoteAddr(), Collections.list(request.getHeaders(this.header)));
	}

	String text(String peer, List<String> forwarded) {
		if (!isTrusted(peer)) {
			return peer;
		}
		List<String> hops = forwarded.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map(String::strip)
			.filter((hop) -> !hop.isEmpty())
			.toList();
		// Each proxy appends the address of its client.
		return hops.reversed()
			.stream()
			.filter((hop) -> !isTrusted(hop))
			.findFirst()
			.orElse(hops.isEmpty() ? peer : hops.getFirst());
	}

	/**
	 * Whether an address is a trusted proxy's.
	 * @param address the address of a connection's other end
	 * @return true if its forwarding header counts
	 */
	public boolean isTrusted(String address) {
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
