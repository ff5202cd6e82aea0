package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a WireGuard peer (wg(8)): its outer address and UDP port. An address,
 * not a name, so that a gateway starts without DNS.
 *
 * @param address the peer's public address
 * @param port its UDP port
 */
public record Endpoint(IpAddress address, Port port) {

	public Endpoint {
		if (!address.isUnicast()) {
			throw new InvalidValueException(address + " cannot be an endpoint: no peer is reachable there.");
		}
	}

	/**
	 * Reads {@code 203.0.113.7:51820}, or {@code 203.0.113.7} with WireGuard's usual
	 * port.
	 * @param text an address and perhaps a port
	 * @return the endpoint
	 * @throws InvalidValueException if the text is anything else
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Endpoint parse(String text) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			return new Endpoint(IpAddress.parse(text), Port.WIREGUARD);
		}
		return new Endpoint(IpAddress.parse(text.substring(0, colon)), Port.parse(text.substring(colon + 1)));
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Endpoint endpoint && endpoint.address.equals(this.address)
				&& endpoint.port.equals(this.port);
	}

	@Override
	public int hashCode() {
		return 31 * this.address.hashCode() + this.port.hashCode();
	}

	@Override
	@JsonValue
	public String toString() {
		return this.address + ":" + this.port;
	}

}
