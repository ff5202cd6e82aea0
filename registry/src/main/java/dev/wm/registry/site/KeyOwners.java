package dev.wm.registry.site;

import java.util.Optional;

import dev.wm.contract.key.PublicKey;

/**
 * Looks up the owners of public keys among one kind of object.
 */
public interface KeyOwners {

	/**
	 * Looks up the owner of a key, inside the caller's transaction.
	 * @param key the key
	 * @return the owner, such as {@code site sheen}; empty if there is none of this kind
	 */
	Optional<String> holder(PublicKey key);

}
