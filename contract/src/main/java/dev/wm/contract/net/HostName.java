package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The full DNS name of a mesh member, {@code name.domain}, sorted by domain first.
 *
 * @param label the member's own label
 * @param domain the site it is at
 */
public record HostName(DnsLabel label, SiteDomain domain) implements Comparable<HostName> {

	/** The label that every site's gateway has, and no host may take. */
	public static final DnsLabel GATEWAY = new DnsLabel("gw");

	// JSON has it as one text. Jackson would also take an object, even an empty one.
	@JsonCreator(mode = JsonCreator.Mode.DISABLED)
	public HostName {
	}

	/**
	 * Reads {@code server.sheen}.
	 * @param text two labels with a dot between them
	 * @return the name
	 * @throws InvalidValueException if it is not of that form
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static HostName parse(String text) {
		int dot = text.indexOf('.');
		if (dot < 0 || dot != text.lastIndexOf('.')) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a host's full name: write name.domain, such as server.sheen.");
		}
		return new HostName(DnsLabel.parse(text.substring(0, dot)), SiteDomain.parse(text.substring(dot + 1)));
	}

	public boolean isGateway() {
		return this.label.equals(GATEWAY);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HostName name && name.label.equals(this.label) && name.domain.equals(this.domain);
	}

	@Override
	public int hashCode() {
		return 31 * this.domain.hashCode() + this.label.hashCode();
	}

	@Override
	public int compareTo(HostName other) {
		int order = this.domain.compareTo(other.domain);
		return (order != 0) ? order : this.label.compareTo(other.label);
	}

	@Override
	@JsonValue
	public String toString() {
		return this.label.text().concat(".").concat(this.domain.label().text());
	}

}
