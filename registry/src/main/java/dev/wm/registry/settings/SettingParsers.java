package dev.wm.registry.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;

/**
 * Parsers of settings that are narrower than their type.
 */
final class SettingParsers {

	private static final int SHORTEST_TOKEN = 16;

	// RFC 6598, shared address space of carriers: as private as RFC 1918 for a mesh.
	private static final Cidr SHARED = Cidr.parse("100.64.0.0/10");

	private SettingParsers() {
	}

	static Cidr supernet(String text) {
		Cidr supernet = Cidr.parse(text);
		if (Stream.concat(Cidr.PRIVATE.stream(), Stream.of(SHARED)).noneMatch((range) -> range.contains(supernet))) {
			throw new InvalidValueException(supernet + " is not a private network: choose one inside 10.0.0.0/8, "
					+ "172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.");
		}
		if (supernet.prefixLength() < 8 || supernet.prefixLength() > 24) {
			throw new InvalidValueException(
					supernet + " is not a usable size: choose a prefix length from /8 to /24, such as /16.");
		}
		return supernet;
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

	static List<Cidr> networks(String text) {
		return Stream.of(text.split(",")).map(String::strip).map(Cidr::parse).distinct().toList();
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
