package dev.wm.contract.key;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * The fingerprint of the key that releases are signed with: SHA-256 of the public key's
 * DER encoding (SubjectPublicKeyInfo, RFC 8410).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record KeyFingerprint(@JsonValue String hex) {

	private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

	public KeyFingerprint {
		if (!FORM.matcher(hex).matches()) {
			throw new InvalidValueException(InvalidValueException.quote(hex)
					+ " is not the fingerprint of a release key: expected 64 lower-case hexadecimal digits.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static KeyFingerprint parse(String text) {
		return new KeyFingerprint(text);
	}

	@Override
	public String toString() {
		return this.hex;
	}

}
