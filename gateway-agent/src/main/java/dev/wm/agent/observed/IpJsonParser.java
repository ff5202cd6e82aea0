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
 * Parses the outputs of {@code ip -j addr} and {@code ip -j -4 route}.
 */
public final class IpJsonParser {

	private IpJsonParser() {
	}

	/**
	 * Parses the interfaces.
	 * @param text the output of {@code ip -j addr}
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
		List<InterfaceAddress> addresses = List.of();
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "ifname" -> name = json.anyText();
				case "flags" -> up = orEmpty(json.list(json::anyText)).contains("UP");
				case "mtu" -> mtu = json.integer();
				case "addr_info" -> addresses = flat(json.list(() -> address(json)));
				default -> json.skip();
			}
		}
		return (name != null) ? Optional.of(new NetworkInterface(name, up, (mtu != null) ? mtu : 0, addresses))
				: Optional.empty();
	}

	private static Optional<InterfaceAddress> address(JsonReader json) {
		String family = null;
		String local = null;
		Integer length = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "family" -> family = json.anyText();
				case "local" -> local = json.anyText();
				case "prefixlen" -> length = json.integer();
				default -> json.skip();
			}
		}
		return "inet".equals(family) ? Optional.of(new InterfaceAddress(IpAddress.parse((local != null) ? local : ""),
				(length != null) ? length : IpAddress.LENGTH)) : Optional.empty();
	}

	/**
	 * Parses the routes through one interface.
	 * @param text the output of {@code ip -j -4 route show dev NAME}
	 * @return every route to a network
	 */
	public static List<RouteState> routes(String text) {
		return read(text, IpJsonParser::route);
	}

	private static Optional<RouteState> route(JsonReader json) {
		String to = null;
		String source = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "dst" -> to = json.anyText();
				case "prefsrc" -> source = json.anyText();
				default -> json.skip();
			}
		}
		Cidr network = network((to != null) ? to : "");
		return (network != null) ? Optional.of(new RouteState(network, source(source))) : Optional.empty();
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
