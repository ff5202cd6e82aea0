package dev.wm.agent.settings;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.wm.contract.text.NearestName;

/**
 * The names of keys in gateway.env: which are settings, and which one a misspelt name
 * probably stands for.
 */
final class KeyNames {

	private static final String OURS = "WM_";

	// The original's other keys, and the registry's: one file may be shared with it.
	private static final Set<String> OTHERS = Set.of("REGISTRY_URL", "REGISTRY_TOKEN", "MESH_NAME", "MESH_SUPERNET",
			"CF_DOMAIN", "WM_MESH_NAME", "WM_MESH_SUPERNET", "WM_NETWORK", "WM_PUBLIC_URL", "WM_DATA_DIR",
			"WM_REGISTRY_PORT");

	private KeyNames() {
	}

	/** The setting of this name, empty if there is none. */
	static Optional<Key> find(String name) {
		return Stream.of(Key.values()).filter((known) -> known.name().equals(name)).findFirst();
	}

	/** Whether another program of wm or of the original reads it. */
	static boolean isOfOthers(String name) {
		return OTHERS.contains(name);
	}

	/** Whether it was meant as a setting, judged by its name. */
	static boolean isMeantAsSetting(String name) {
		return name.startsWith(OURS) || nearest(name).isPresent();
	}

	/** The setting whose name is the most similar, empty if none is similar. */
	static Optional<Key> nearest(String name) {
		return NearestName.of(name, Stream.of(Key.values()).map(Key::name).toList()).map(Key::valueOf);
	}

}
