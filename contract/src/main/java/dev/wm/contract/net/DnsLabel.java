package dev.wm.contract.net;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * One label of a domain name (RFC 1123, section 2.1), always in lower case: a host's name
 * at its site, or a site's domain.
 *
 * @param text 1 to 63 letters, digits and inner hyphens
 */
public record DnsLabel(@JsonValue String text) implements Comparable<DnsLabel> {

	private static final int LONGEST = 63;

	public DnsLabel {
		if (!isLabel(text)) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a name: use 1 to 63 letters, digits and hyphens, with no hyphen at either end.");
		}
		text = text.toLowerCase(Locale.ROOT);
	}

	// By hand, since a mesh has thousands of names.
	private static boolean isLabel(String text) {
		int last = text.length() - 1;
		if (last < 0 || last >= LONGEST || text.charAt(0) == '-' || text.charAt(last) == '-') {
			return false;
		}
		for (int place = 0; place <= last; place++) {
			char letter = text.charAt(place);
			if (!isDigit(letter) && (letter < 'a' || letter > 'z') && (letter < 'A' || letter > 'Z') && letter != '-') {
				return false;
			}
		}
		return true;
	}

	private static boolean isDigit(char letter) {
		return letter >= '0' && letter <= '9';
	}

	/** Whether it reads like a number. */
	boolean isNumber() {
		for (int place = 0; place < this.text.length(); place++) {
			if (!isDigit(this.text.charAt(place))) {
				return false;
			}
		}
		return true;
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

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DnsLabel label && label.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
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
