package dev.wm.registry.change;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote.
 *
 * @param kind what kind of credential it was
 * @param id which one, null if the registry itself wrote
 */
public record Actor(String kind, @Nullable Long id) {

	/** The registry itself, at start. */
	public static final Actor REGISTRY = new Actor("registry", null);

	@Override
	public String toString() {
		return (this.id != null) ? this.kind + "/" + this.id : this.kind;
	}

}
