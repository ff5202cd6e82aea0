package dev.wm.contract.key;

import java.math.BigInteger;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A WireGuard public key: 32 bytes of Curve25519 (RFC 7748) in base64, as wg(8) prints
 * it. There is one text for each key, so texts can be compared.
 *
 * @param base64 44 characters
 */
public record PublicKey(@JsonValue String base64) implements Comparable<PublicKey> {

	private static final int LENGTH = 44;

	// The last character before the padding carries only four bits of the key.
	private static final String LAST = "AEIMQUYcgkosw048";

	private static final String ALL_ZERO = "A".repeat(43) + "=";

	private static final int SHORT = 8;

	private static final int BYTES = 32;

	private static final byte HIGHEST_BIT_OFF = 0x7f;

	public PublicKey {
		if (!isKey(base64)) {
			// The input may be a private key that was pasted by mistake: it is not
			// echoed.
			throw new InvalidValueException(
					"That is not a WireGuard public key: it is 44 characters of base64, as `wg pubkey` prints it.");
		}
		if (base64.equals(ALL_ZERO)) {
			throw new InvalidValueException("A public key of zeros belongs to nobody: generate a key pair.");
		}
	}

	// By hand, since each reading of an interface parses a thousand of them.
	private static boolean isKey(String text) {
		if (text.length() != LENGTH || text.charAt(LENGTH - 1) != '=' || LAST.indexOf(text.charAt(LENGTH - 2)) < 0) {
			return false;
		}
		for (int place = 0; place < LENGTH - 2; place++) {
			if (!isBase64(text.charAt(place))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBase64(char letter) {
		return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')
				|| letter == '+' || letter == '/';
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PublicKey key && key.base64.equals(this.base64);
	}

	@Override
	public int hashCode() {
		return this.base64.hashCode();
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static PublicKey parse(String text) {
		return new PublicKey(text);
	}

	/**
	 * The key's bytes.
	 * @return a new array of 32 bytes
	 */
	public byte[] bytes() {
		return Base64.getDecoder().decode(this.base64);
	}

	/**
	 * The key as a number, which is how Java has X25519 keys: little-endian, the highest
	 * bit ignored (RFC 7748, section 5).
	 * @return from 0 to 2^255 - 1
	 */
	public BigInteger point() {
		byte[] bigEndian = reversed(bytes());
		bigEndian[0] &= HIGHEST_BIT_OFF;
		return new BigInteger(1, bigEndian);
	}

	/**
	 * The key of a number.
	 * @param point an X25519 public key as Java has it
	 * @return the key
	 */
	public static PublicKey of(BigInteger point) {
		byte[] number = point.toByteArray();
		byte[] bigEndian = new byte[BYTES];
		// A sign may have added a byte, and small numbers have fewer.
		int length = Math.min(number.length, BYTES);
		System.arraycopy(number, number.length - length, bigEndian, BYTES - length, length);
		return new PublicKey(Base64.getEncoder().encodeToString(reversed(bigEndian)));
	}

	private static byte[] reversed(byte[] bytes) {
		byte[] reversed = new byte[BYTES];
		for (int place = 0; place < BYTES; place++) {
			reversed[BYTES - 1 - place] = bytes[place];
		}
		return reversed;
	}

	/**
	 * The first characters, to tell keys apart in a log.
	 * @return 8 characters and an ellipsis
	 */
	public String shortForm() {
		return this.base64.substring(0, SHORT) + "…";
	}

	@Override
	public int compareTo(PublicKey other) {
		return this.base64.compareTo(other.base64);
	}

	@Override
	public String toString() {
		return this.base64;
	}

}
