package dev.wm.registry.mesh;

import java.util.ArrayList;
import java.util.List;

import dev.wm.registry.settings.MeshSettings;
import dev.wm.registry.settings.StartupException;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Opens the mesh at start: makes it the first time, and later refuses settings that
 * contradict it.
 */
final class MeshInitializer {

	// Two replicas may start on an empty database at once; the second finds the first's.
	private static final String INSERT = """
			insert into mesh (id, name, network, supernet, revision) values (1, ?1, ?2, cast(?3 as cidr), 0)
			on conflict do nothing""";

	private MeshInitializer() {
	}

	static void open(EntityManager entities, MeshSettings settings) {
		MeshEntity found = entities.find(MeshEntity.class, MeshEntity.ONLY);
		if (found == null) {
			insert(entities, first(settings));
			found = entities.find(MeshEntity.class, MeshEntity.ONLY);
		}
		MeshIdentity identity = found.identity();
		refuseContradictions(identity, settings);
	}

	private static MeshIdentity first(MeshSettings settings) {
		return new MeshIdentity((settings.name() != null) ? settings.name() : MeshSettings.DEFAULT_NAME,
				(settings.network() != null) ? settings.network() : settings.defaultNetwork(),
				(settings.supernet() != null) ? settings.supernet() : MeshSettings.DEFAULT_SUPERNET);
	}

	private static void insert(EntityManager entities, MeshIdentity identity) {
		entities.createNativeQuery(INSERT)
			.setParameter(1, identity.name().toString())
			.setParameter(2, identity.network().toString())
			.setParameter(3, identity.supernet().toString())
			.executeUpdate();
	}

	private static void refuseContradictions(MeshIdentity held, MeshSettings settings) {
		List<String> problems = new ArrayList<>();
		compare("WM_MESH_NAME", settings.name(), held.name(), problems);
		compare("WM_MESH_SUPERNET", settings.supernet(), held.supernet(), problems);
		compare("WM_NETWORK", settings.network(), held.network(), problems);
		if (!problems.isEmpty()) {
			throw new StartupException(problems);
		}
	}

	private static void compare(String setting, @Nullable Object given, Object held, List<String> problems) {
		if (given != null && !given.equals(held)) {
			problems.add(setting + " is " + given + ", but this mesh was made with " + held
					+ ": take the setting away, or start a new mesh with an empty database.");
		}
	}

}
