package dev.wm.registry.site;

import java.util.Optional;

import dev.wm.contract.key.PublicKey;

/**
 * Knows one kind of who has a public key.
 */
public interface KeyOwners {

	/**
	 * Who has a key, inside the caller's transaction.
	 * @param key the key
	 * @return who, such as {@code site sheen}; empty if nobody of this kind
	 */
	Optional<String> holder(PublicKey key);

}
