package dev.wm.registry.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;

/**
 * Parsers of settings that are narrower than their type.
 */
final class SettingParsers {

	private static final int SHORTEST_TOKEN = 16;

	private SettingParsers() {
	}

	static Cidr supernet(String text) {
		return AddressRules.requireSupernet(Cidr.parse(text));
	}

	static BearerToken adminToken(String text) {
		if (text.length() < SHORTEST_TOKEN) {
			throw new InvalidValueException("The token is too short to be safe: use at least " + SHORTEST_TOKEN
					+ " characters, such as the output of `openssl rand -hex 32`.");
		}
		return BearerToken.parse(text);
	}

	static Path folder(String text) {
		try {
			Path path = Path.of(text);
			if (path.isAbsolute()) {
				return path.normalize();
			}
		}
		catch (InvalidPathException ex) {
			// Refused below, with the expected form.
		}
		throw new InvalidValueException(
				InvalidValueException.quote(text) + " is not a full path: write one that starts with a slash.");
	}

	static List<Path> folders(String text) {
		return Stream.of(text.split(":"))
			.filter((one) -> !one.isBlank())
			.map(SettingParsers::folder)
			.distinct()
			.toList();
	}

	static List<Cidr> networks(String text) {
		return Stream.of(text.split(",")).map(String::strip).map(Cidr::parse).distinct().toList();
	}

	// A token (RFC 9110, section 5.6.2). RFC 7239's header has another syntax.
	static String addressHeader(String text) {
		if (!text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}") || text.equalsIgnoreCase("Forwarded")) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a header that holds plain addresses: write its name, such as X-Forwarded-For or CF-Connecting-IP.");
		}
		return text;
	}

	static Boolean choice(String text) {
		return switch (text) {
			case "yes", "true" -> true;
			case "no", "false" -> false;
			default -> throw new InvalidValueException(
					InvalidValueException.quote(text) + " is neither yes nor no: write one of them.");
		};
	}

	static Integer count(String text) {
		if (!text.matches("[0-9]{1,3}")) {
			throw new InvalidValueException(
					InvalidValueException.quote(text) + " is not a number from 0 to 999: write one, 0 for none.");
		}
		return Integer.valueOf(text);
	}

	static Integer connections(String text) {
		if (!text.matches("[1-9][0-9]{1,4}")) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a number from 10 to 99999: write how many connections one client address may hold.");
		}
		return Integer.valueOf(text);
	}

	static String jdbcUrl(String text) {
		if (!text.startsWith("jdbc:postgresql:")) {
			throw new InvalidValueException(
					"That is not a PostgreSQL database: write jdbc:postgresql://host:5432/database.");
		}
		return text;
	}

}
