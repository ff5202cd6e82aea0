package dev.wm.agent.desired;

import java.util.Base64;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;

/**
 * A WireGuard private key. It leaves this type only for a 0600 file or a program's
 * standard input, and is never printed.
 *
 * @param base64 44 characters
 */
public record PrivateKey(String base64) {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

	public PrivateKey {
		if (!FORM.matcher(base64).matches()) {
			throw new InvalidValueException(
					"That is not a WireGuard private key: it is 44 characters of base64, as `wg genkey` prints it.");
		}
	}

	/**
	 * Reads what {@code wg genkey} prints.
	 * @param text the key, perhaps with white space around it
	 * @return the key
	 */
	public static PrivateKey parse(String text) {
		return new PrivateKey(text.strip());
	}

	/**
	 * Makes a key of random bytes.
	 * @param random 32 random bytes
	 * @return the key
	 */
	public static PrivateKey of(byte[] random) {
		return new PrivateKey(Base64.getEncoder().encodeToString(Curve25519.clamp(random)));
	}

	/**
	 * The public key that belongs to it.
	 * @return the same each time
	 */
	public PublicKey publicKey() {
		byte[] publicBytes = Curve25519.publicKey(Base64.getDecoder().decode(this.base64));
		return PublicKey.parse(Base64.getEncoder().encodeToString(publicBytes));
	}

	@Override
	public String toString() {
		return "(private key)";
	}

}
