package dev.wm.contract.net;

import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A site's DNS domain: one label that does not already mean something else to every
 * resolver (RFC 6761, RFC 6762) and cannot be taken for a part of an address.
 *
 * @param label the domain's only label
 */
public record SiteDomain(DnsLabel label) implements Comparable<SiteDomain> {

	private static final Set<String> TAKEN = Set.of("localhost", "local", "invalid", "onion", "arpa", "alt", "gw");

	/** The domain that the hub's devices live under, whatever the hub's own is. */
	public static final SiteDomain HUB = parse("hub");

	public SiteDomain {
		if (TAKEN.contains(label.text())) {
			throw new InvalidValueException(
					"\"" + label + "\" cannot be a site's domain: it has a fixed meaning. Choose another name.");
		}
		if (label.isNumber()) {
			throw new InvalidValueException(
					"\"" + label + "\" cannot be a site's domain: a number reads like an address. Add a letter.");
		}
	}

	/**
	 * Reads {@code sheen}.
	 * @param text one label, in either case
	 * @return the domain
	 * @throws InvalidValueException if it is not one label, or has a fixed meaning
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static SiteDomain parse(String text) {
		return new SiteDomain(DnsLabel.parse(text));
	}

	/**
	 * The name of a machine under this domain.
	 * @param host the machine's own label
	 * @return the full name
	 */
	public HostName host(DnsLabel host) {
		return new HostName(host, this);
	}

	/**
	 * The name of the site's gateway.
	 * @return {@code gw} under this domain
	 */
	public HostName gateway() {
		return host(HostName.GATEWAY);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof SiteDomain domain && domain.label.equals(this.label));
	}

	@Override
	public int hashCode() {
		return this.label.hashCode();
	}

	@Override
	public int compareTo(SiteDomain other) {
		return (this != other) ? this.label.compareTo(other.label) : 0;
	}

	@Override
	@JsonValue
	public String toString() {
		return this.label.text();
	}

}
