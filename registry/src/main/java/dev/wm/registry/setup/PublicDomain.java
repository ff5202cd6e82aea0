package dev.wm.registry.setup;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * The name by which the registry is reached, for which Caddy gets a certificate.
 *
 * @param text lower-case labels of letters, digits and hyphens, two at least
 */
record PublicDomain(String text) {

	private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern FORM = Pattern.compile("(?=.{4,253}$)(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

	PublicDomain {
		if (!FORM.matcher(text).matches()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a public name: write one such as wm.example.com, without https:// and port.");
		}
	}

	static PublicDomain parse(String text) {
		return new PublicDomain(text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
	}

	String url() {
		return "https://" + this.text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
