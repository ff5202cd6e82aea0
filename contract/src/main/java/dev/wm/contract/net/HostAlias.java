package dev.wm.contract.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A further name of a host at its site: {@code git}, or {@code *.apps} for the name
 * {@code apps} and every name below it.
 *
 * @param label the label, without the wildcard
 * @param wildcard whether it stands for every name below it, too
 */
public record HostAlias(DnsLabel label, boolean wildcard) implements Comparable<HostAlias> {

	/** How many a host may have. */
	public static final int MOST = 64;

	private static final String WILDCARD = "*.";

	// JSON has it as one text.
	@JsonCreator(mode = JsonCreator.Mode.DISABLED)
	public HostAlias {
		if (label.equals(HostName.GATEWAY)) {
			throw new InvalidValueException("\"gw\" cannot be an alias: it is the gateway's name. Choose another.");
		}
	}

	/**
	 * Reads {@code git} or {@code *.apps}.
	 * @param text one label, or {@code *.} and one label
	 * @return the alias
	 * @throws InvalidValueException if it is not of that form, or the gateway's name
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static HostAlias parse(String text) {
		boolean wildcard = text.startsWith(WILDCARD);
		try {
			return new HostAlias(DnsLabel.parse(wildcard ? text.substring(WILDCARD.length()) : text), wildcard);
		}
		catch (InvalidValueException ex) {
			if (text.equalsIgnoreCase("gw") || text.equalsIgnoreCase("*.gw")) {
				throw ex;
			}
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not an alias: write one name without the site's domain, such as git, or *.apps for all names"
					+ " below it.");
		}
	}

	/**
	 * The full name, without the wildcard.
	 * @param domain the host's site
	 * @return such as {@code apps.osrc}
	 */
	public HostName at(SiteDomain domain) {
		return domain.host(this.label);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HostAlias alias && alias.label.equals(this.label) && alias.wildcard == this.wildcard;
	}

	@Override
	public int hashCode() {
		return this.label.hashCode();
	}

	@Override
	public int compareTo(HostAlias other) {
		int order = this.label.compareTo(other.label);
		return (order != 0) ? order : Boolean.compare(this.wildcard, other.wildcard);
	}

	@Override
	@JsonValue
	public String toString() {
		return (this.wildcard ? WILDCARD : "") + this.label;
	}

}
