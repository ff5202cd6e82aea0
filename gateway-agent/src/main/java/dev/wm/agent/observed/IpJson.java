package dev.wm.agent.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the outputs of {@code ip -j addr} and {@code ip -j -4 route}.
 */
public final class IpJson {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private IpJson() {
	}

	/**
	 * Parses the interfaces.
	 * @param text the output of {@code ip -j addr}
	 * @return every interface, with its IPv4 addresses
	 */
	public static List<NetworkInterface> interfaces(String text) {
		List<NetworkInterface> interfaces = new ArrayList<>();
		for (JsonNode node : read(text)) {
			// Some versions print an empty object for what they filtered out.
			if (node.has("ifname")) {
				interfaces.add(new NetworkInterface(node.path("ifname").asString(), isUp(node),
						node.path("mtu").asInt(0), addresses(node.path("addr_info"))));
			}
		}
		return interfaces;
	}

	private static boolean isUp(JsonNode node) {
		for (JsonNode flag : node.path("flags")) {
			if (flag.asString().equals("UP")) {
				return true;
			}
		}
		return false;
	}

	private static List<InterfaceAddress> addresses(JsonNode nodes) {
		List<InterfaceAddress> addresses = new ArrayList<>();
		for (JsonNode node : nodes) {
			if (node.path("family").asString("").equals("inet")) {
				addresses.add(new InterfaceAddress(IpAddress.parse(node.path("local").asString("")),
						node.path("prefixlen").asInt(IpAddress.LENGTH)));
			}
		}
		return addresses;
	}

	/**
	 * Parses the routes through one interface.
	 * @param text the output of {@code ip -j -4 route show dev NAME}
	 * @return every route to a network
	 */
	public static List<RouteState> routes(String text) {
		List<RouteState> routes = new ArrayList<>();
		for (JsonNode node : read(text)) {
			network(node.path("dst").asString(""))
				.ifPresent((to) -> routes.add(new RouteState(to, source(node.path("prefsrc")))));
		}
		return routes;
	}

	private static Optional<Cidr> network(String text) {
		try {
			return Optional.of(Cidr.parse(text.contains("/") ? text : text + "/" + IpAddress.LENGTH));
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

	private static Optional<IpAddress> source(JsonNode node) {
		return node.isString() ? Optional.of(IpAddress.parse(node.asString())) : Optional.empty();
	}

	private static JsonNode read(String text) {
		try {
			// `ip` prints nothing at all where there is nothing.
			return JSON.readTree(text.isBlank() ? "[]" : text);
		}
		catch (JacksonException ex) {
			throw new UnreadableException("ip -j");
		}
	}

}
