package dev.wm.contract.net;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * One label of a domain name (RFC 1123, section 2.1), always in lower case: a host's name
 * at its site, or a site's domain.
 *
 * @param text 1 to 63 letters, digits and inner hyphens
 */
public record DnsLabel(@JsonValue String text) implements Comparable<DnsLabel> {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

	public DnsLabel {
		if (!FORM.matcher(text).matches()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a name: use 1 to 63 letters, digits and hyphens, with no hyphen at either end.");
		}
		text = text.toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a label in either case.
	 * @param text the label
	 * @return the label in lower case
	 * @throws InvalidValueException if it is not one
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static DnsLabel parse(String text) {
		return new DnsLabel(text);
	}

	@Override
	public int compareTo(DnsLabel other) {
		return this.text.compareTo(other.text);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
