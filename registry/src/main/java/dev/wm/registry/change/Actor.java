package dev.wm.registry.change;

import org.jspecify.annotations.Nullable;

/**
 * The caller that made a write.
 *
 * @param kind its role, or {@code registry}
 * @param id its credential, null for the registry itself
 * @param label its label, null if there is none
 */
public record Actor(String kind, @Nullable Long id, @Nullable String label) {

	/** The registry itself, at start. */
	public static final Actor REGISTRY = new Actor("registry", null, null);

	/** Without the label, which people choose as they like. */
	@Override
	public String toString() {
		return (this.id != null) ? this.kind + "/" + this.id : this.kind;
	}

}
