package dev.wm.agent.json;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * The contract's values as documents have them, null where a document has null. Plain
 * methods: a method reference would be a class for each place that has one.
 */
final class Values {

	private Values() {
	}

	static @Nullable Cidr network(JsonReader json) {
		String text = json.text();
		return (text != null) ? Cidr.parse(text) : null;
	}

	static @Nullable IpAddress address(JsonReader json) {
		String text = json.text();
		return (text != null) ? IpAddress.parse(text) : null;
	}

	static @Nullable MacAddress macAddress(JsonReader json) {
		String text = json.text();
		return (text != null) ? MacAddress.parse(text) : null;
	}

	static @Nullable Endpoint endpoint(JsonReader json) {
		String text = json.text();
		return (text != null) ? Endpoint.parse(text) : null;
	}

	static @Nullable Port port(JsonReader json) {
		Long number = json.number();
		return (number != null) ? Port.of(number) : null;
	}

	static @Nullable PublicKey publicKey(JsonReader json) {
		String text = json.text();
		return (text != null) ? PublicKey.parse(text) : null;
	}

	static @Nullable BearerToken token(JsonReader json) {
		String text = json.text();
		return (text != null) ? BearerToken.parse(text) : null;
	}

	static @Nullable MeshName meshName(JsonReader json) {
		String text = json.text();
		return (text != null) ? MeshName.parse(text) : null;
	}

	static @Nullable SiteDomain domain(JsonReader json) {
		String text = json.text();
		return (text != null) ? SiteDomain.parse(text) : null;
	}

	static @Nullable DnsLabel label(JsonReader json) {
		String text = json.text();
		return (text != null) ? DnsLabel.parse(text) : null;
	}

	static @Nullable HostName hostName(JsonReader json) {
		String text = json.text();
		return (text != null) ? HostName.parse(text) : null;
	}

	static @Nullable HostAlias alias(JsonReader json) {
		String text = json.text();
		return (text != null) ? HostAlias.parse(text) : null;
	}

	/** One of an enum's constants, which print themselves as documents have them. */
	static <T extends Enum<T>> @Nullable T choice(JsonReader json, T[] choices) {
		String text = json.text();
		if (text == null) {
			return null;
		}
		for (T choice : choices) {
			if (choice.toString().equals(text)) {
				return choice;
			}
		}
		throw new InvalidValueException(InvalidValueException.quote(text) + " is none of the words that it may be.");
	}

}
