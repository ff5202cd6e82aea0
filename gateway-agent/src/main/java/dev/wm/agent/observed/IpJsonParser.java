package dev.wm.agent.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wm.agent.json.JsonReader;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Parses the outputs of {@code ip -d -j addr} and {@code ip -j -4 route}.
 */
public final class IpJsonParser {

	private IpJsonParser() {
	}

	/**
	 * Parses the interfaces.
	 * @param text the output of {@code ip -d -j addr}
	 * @return every interface, with its IPv4 addresses
	 */
	public static List<NetworkInterface> interfaces(String text) {
		return read(text, IpJsonParser::networkInterface);
	}

	// Some versions print an empty object for what they filtered out.
	private static Optional<NetworkInterface> networkInterface(JsonReader json) {
		String name = null;
		boolean up = false;
		Integer mtu = null;
		List<LeasedAddress> addresses = List.of();
		LinkMembers link = new LinkMembers();
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "ifname" -> name = json.anyText();
				case "flags" -> {
					List<String> flags = orEmpty(json.list(json::anyText));
					up = flags.contains("UP");
					link.flags(flags);
				}
				case "mtu" -> mtu = json.integer();
				case "addr_info" -> addresses = flat(json.list(() -> address(json)));
				default -> link.read(member, json);
			}
		}
		boolean dynamic = addresses.stream().anyMatch(LeasedAddress::dynamic);
		return (name != null)
				? Optional.of(new NetworkInterface(name, up, (mtu != null) ? mtu : 0,
						addresses.stream().map(LeasedAddress::address).toList(), link.link(dynamic)))
				: Optional.empty();
	}

	private static Optional<LeasedAddress> address(JsonReader json) {
		String family = null;
		String local = null;
		Integer length = null;
		boolean dynamic = false;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "family" -> family = json.anyText();
				case "local" -> local = json.anyText();
				case "prefixlen" -> length = json.integer();
				case "dynamic" -> dynamic = Boolean.TRUE.equals(json.flag());
				default -> json.skip();
			}
		}
		return "inet".equals(family)
				? Optional.of(new LeasedAddress(new InterfaceAddress(IpAddress.parse((local != null) ? local : ""),
						(length != null) ? length : IpAddress.LENGTH), dynamic))
				: Optional.empty();
	}

	/**
	 * Parses the interfaces that default routes lead through.
	 * @param text the output of {@code ip -j -4 route show default}
	 * @return their names
	 */
	public static List<String> defaultInterfaces(String text) {
		return read(text, IpJsonParser::routeInterface);
	}

	private static Optional<String> routeInterface(JsonReader json) {
		String name = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "dev" -> name = json.anyText();
				default -> json.skip();
			}
		}
		return Optional.ofNullable(name);
	}

	/**
	 * Parses the routes through one interface.
	 * @param text the output of {@code ip -j -4 route show dev NAME}
	 * @return every route to a network but those that the kernel has by itself
	 */
	public static List<RouteState> routes(String text) {
		return read(text, IpJsonParser::route);
	}

	private static Optional<RouteState> route(JsonReader json) {
		String to = null;
		String source = null;
		String protocol = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "dst" -> to = json.anyText();
				case "prefsrc" -> source = json.anyText();
				case "protocol" -> protocol = json.anyText();
				default -> json.skip();
			}
		}
		Cidr network = network((to != null) ? to : "");
		return (network != null && !"kernel".equals(protocol)) ? Optional.of(new RouteState(network, source(source)))
				: Optional.empty();
	}

	static @Nullable Cidr network(String text) {
		try {
			return Cidr.parse(text.contains("/") ? text : text + "/" + IpAddress.LENGTH);
		}
		catch (InvalidValueException ex) {
			return null;
		}
	}

	private static Optional<IpAddress> source(@Nullable String text) {
		return (text != null) ? Optional.of(IpAddress.parse(text)) : Optional.empty();
	}

	static <T> List<T> read(String text, Function<JsonReader, Optional<T>> element) {
		// `ip` prints nothing at all where there is nothing.
		if (text.isBlank()) {
			return List.of();
		}
		try {
			return JsonReader.read(text, (json) -> flat(json.list(() -> element.apply(json)))).orElseGet(List::of);
		}
		catch (InvalidValueException ex) {
			throw new OutputParseException("ip -j");
		}
	}

	/**
	 * An address of an interface.
	 *
	 * @param address the address
	 * @param dynamic whether it has a lease
	 */
	private record LeasedAddress(InterfaceAddress address, boolean dynamic) {
	}

	private static <T> List<T> flat(@Nullable List<Optional<T>> elements) {
		List<T> all = new ArrayList<>();
		for (Optional<T> element : orEmpty(elements)) {
			if (element.isPresent()) {
				all.add(element.get());
			}
		}
		return all;
	}

	private static <T> List<T> orEmpty(@Nullable List<T> elements) {
		return (elements != null) ? elements : List.of();
	}

}
