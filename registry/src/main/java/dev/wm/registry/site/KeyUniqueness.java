package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes sure that each gateway and device has a public key of its own.
 */
@Component
public class KeyUniqueness {

	private final List<KeyOwners> kinds;

	KeyUniqueness(List<KeyOwners> kinds) {
		this.kinds = kinds;
	}

	/**
	 * Refuses a key that another gateway or device has.
	 * @param key the key, null for none
	 * @param owner its future owner, such as {@code site sheen}
	 */
	public void refuseTaken(@Nullable PublicKey key, String owner) {
		if (key == null) {
			return;
		}
		this.kinds.stream()
			.flatMap((kind) -> kind.holder(key).stream())
			.filter((holder) -> !holder.equals(owner))
			.findFirst()
			.ifPresent((holder) -> {
				throw new RefusedException(ProblemCode.KEY_TAKEN, "public_key", "The " + holder
						+ " has this public key: make a new key pair on this machine, each needs its own.");
			});
	}

}
