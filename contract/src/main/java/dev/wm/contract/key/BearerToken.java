package dev.wm.contract.key;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * A bearer token (RFC 6750, {@code b64token}). {@link #toString()} redacts the secret;
 * {@link #secret()} is for the request's header and the file it is kept in.
 *
 * @param secret 1 to 256 characters
 */
public record BearerToken(@JsonValue String secret) {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,250}={0,6}");

	private static final Pattern OURS = Pattern.compile("(wm_[a-z]{2,4}_).*");

	public BearerToken {
		if (!FORM.matcher(secret).matches()) {
			throw new InvalidValueException(
					"That is not a token: it is at most 256 letters, digits and . _ ~ + / - without spaces.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static BearerToken parse(String text) {
		return new BearerToken(text);
	}

	/**
	 * The readable prefix, such as {@code wm_adm_}, for a log or a message.
	 * @return the readable prefix alone, never the secret
	 */
	@Override
	public String toString() {
		var matcher = OURS.matcher(this.secret);
		return (matcher.matches() ? matcher.group(1) : "") + "…";
	}

}
