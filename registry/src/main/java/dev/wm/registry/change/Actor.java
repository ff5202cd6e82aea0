package dev.wm.registry.change;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote.
 *
 * @param kind what kind of credential it was
 * @param id which one, null if the registry itself wrote
 * @param label what people call it, null if nothing
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
