package dev.wm.agent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.text.EnvFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed settings from gateway.env and the environment, which overrides the file.
 */
final class SettingsReader {

	private final Map<Key, String> values;

	private final Problems problems;

	private SettingsReader(Map<Key, String> values, Problems problems) {
		this.values = values;
		this.problems = problems;
	}

	/**
	 * The lines of the file that set nothing.
	 * @param file gateway.env
	 * @return such lines in the order of the file
	 */
	static List<IgnoredLine> ignored(EnvFile file) {
		Problems problems = new Problems();
		SettingsFileParser.parse(file, problems);
		return problems.ignored();
	}

	/**
	 * Reads the settings.
	 * @param file gateway.env
	 * @param environment the process's environment
	 * @return the settings
	 * @throws SettingsException with a sentence for everything that is wrong
	 */
	static GatewaySettings read(EnvFile file, Map<String, String> environment) {
		Problems problems = new Problems();
		Map<Key, String> values = new EnumMap<>(Key.class);
		values.putAll(SettingsFileParser.parse(file, problems));
		for (Key key : Key.values()) {
			String value = environment.getOrDefault(key.name(), "").strip();
			if (!value.isEmpty()) {
				values.put(key, value);
			}
		}
		return new SettingsReader(values, problems).settings();
	}

	private GatewaySettings settings() {
		SiteDomain domain = optional(Key.SITE_DOMAIN, SiteDomain::parse);
		URI registry = required(Key.WM_REGISTRY_URL, (text) -> RegistryUrl.parse(text).uri(),
				"the registry's address, such as https://registry.example.net");
		Cidr subnet = optional(Key.SITE_SUBNET, Cidr::parse);
		Boolean hub = optional(Key.IS_HUB, SettingsReader::bool);
		BearerToken token = optional(Key.WM_REGISTRY_TOKEN, BearerToken::parse);
		Port port = optional(Key.WM_LISTEN_PORT, Port::parse);
		Endpoint endpoint = optional(Key.PUBLIC_IP, (text) -> endpoint(text, port));
		InterfaceName mesh = optional(Key.WM_INTERFACE, InterfaceName::new);
		List<InterfaceName> lans = list(Key.WM_LAN_INTERFACES, InterfaceName::new);
		Duration interval = optional(Key.WM_POLL_INTERVAL, PollInterval::parse);
		Duration confirm = optional(Key.WM_CONFIRM_TIMEOUT, ConfirmTimeout::parse);
		Boolean open = optional(Key.WM_OPEN_FIREWALL, SettingsReader::yes);
		List<NameServer> upstreams = list(Key.WM_UPSTREAM_DNS, NameServer::parse);
		optional(Key.WM_UPDATE_INTERVAL, SettingsReader::seconds);
		optional(Key.WM_UPDATE_TRIAL, SettingsReader::seconds);
		optional(Key.WM_UPDATE, SettingsReader::yes);
		requireDomain();
		this.problems.throwIfAny();
		if (registry == null) {
			throw new IllegalStateException("a missing setting is a problem");
		}
		return new GatewaySettings(domain, subnet, hub != null && hub, registry, token, endpoint, port,
				(mesh != null) ? mesh : InterfaceName.WIREGUARD, lans,
				(interval != null) ? interval : PollInterval.DEFAULT,
				(confirm != null) ? confirm : ConfirmTimeout.DEFAULT, open != null && open, upstreams);
	}

	// A site's properties are given together with its domain.
	private void requireDomain() {
		List<Key> given = Stream.of(Key.SITE_SUBNET, Key.IS_HUB, Key.PUBLIC_IP, Key.WM_LISTEN_PORT)
			.filter(this.values::containsKey)
			.toList();
		if (!given.isEmpty() && !this.values.containsKey(Key.SITE_DOMAIN)) {
			this.problems.add(Key.SITE_DOMAIN + " is missing: " + given.getFirst()
					+ " is given, so set it to the site's domain, such as sheen.");
		}
	}

	private static Endpoint endpoint(String text, @Nullable Port port) {
		Endpoint endpoint = Endpoint.parse(text);
		return (text.contains(":") || port == null) ? endpoint : new Endpoint(endpoint.address(), port);
	}

	private static Boolean bool(String text) {
		return switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new InvalidValueException("Write true or false.");
		};
	}

	private static Boolean yes(String text) {
		return switch (text) {
			case "yes", "true" -> true;
			case "no", "false" -> false;
			default -> throw new InvalidValueException("Write yes or no.");
		};
	}

	private static Integer seconds(String text) {
		if (!text.matches("[0-9]{1,6}")) {
			throw new InvalidValueException("Write a number of seconds, such as 600.");
		}
		return Integer.valueOf(text);
	}

	private <T> @Nullable T required(Key key, Function<String, T> parser, String what) {
		if (!this.values.containsKey(key)) {
			this.problems.add(key + " is missing: set it to " + what + ".");
		}
		return optional(key, parser);
	}

	private <T> @Nullable T optional(Key key, Function<String, T> parser) {
		String text = this.values.get(key);
		if (text == null) {
			return null;
		}
		try {
			return parser.apply(text);
		}
		catch (InvalidValueException ex) {
			this.problems.add(key + ": " + ex.getMessage());
			return null;
		}
	}

	private <T> List<T> list(Key key, Function<String, T> parser) {
		List<T> items = optional(key, (text) -> split(text).map(parser).toList());
		return (items != null) ? items : List.of();
	}

	private static Stream<String> split(String text) {
		return Arrays.stream(text.split(",", -1)).map(String::strip);
	}

}
