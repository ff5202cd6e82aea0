package dev.wm.registry.testing;

import java.util.Base64;

import dev.wm.contract.key.PublicKey;

/**
 * Public keys for tests, one for each number.
 */
public final class Keys {

	private Keys() {
	}

	public static PublicKey key(int number) {
		byte[] bytes = new byte[32];
		bytes[0] = (byte) number;
		bytes[1] = (byte) (number >> 8);
		bytes[31] = 1;
		return PublicKey.parse(Base64.getEncoder().encodeToString(bytes));
	}

}
