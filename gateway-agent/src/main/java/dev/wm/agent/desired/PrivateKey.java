package dev.wm.agent.desired;

import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.KeyProof;
import dev.wm.contract.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A WireGuard private key. It leaves this type only for a 0600 file or a program's
 * standard input, and is never printed. Immutable.
 */
public final class PrivateKey {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

	private final String base64;

	// Computed once: each sync needs it, and it takes long.
	private @Nullable PublicKey publicKey;

	/**
	 * Makes a key of its text.
	 * @param base64 44 characters
	 */
	public PrivateKey(String base64) {
		if (!FORM.matcher(base64).matches()) {
			throw new InvalidValueException(
					"That is not a WireGuard private key: it is 44 characters of base64, as `wg genkey` prints it.");
		}
		this.base64 = base64;
	}

	/** Its text, 44 characters. */
	public String base64() {
		return this.base64;
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
		PublicKey known = this.publicKey;
		if (known == null) {
			byte[] bytes = Curve25519.publicKey(Base64.getDecoder().decode(this.base64));
			known = PublicKey.parse(Base64.getEncoder().encodeToString(bytes));
			this.publicKey = known;
		}
		return known;
	}

	/**
	 * Proves to whoever sent a challenge that this key is held here.
	 * @param challenge a public key that was made for this
	 * @return the proof; empty if the challenge would not keep it secret
	 */
	public Optional<KeyProof> prove(PublicKey challenge) {
		try {
			byte[] secret = Curve25519.sharedSecret(Base64.getDecoder().decode(this.base64), challenge);
			return Optional.of(KeyProof.of(secret, challenge, publicKey()));
		}
		catch (InvalidKeyException ex) {
			return Optional.empty();
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PrivateKey key && key.base64.equals(this.base64);
	}

	@Override
	public int hashCode() {
		return this.base64.hashCode();
	}

	@Override
	public String toString() {
		return "(private key)";
	}

}
