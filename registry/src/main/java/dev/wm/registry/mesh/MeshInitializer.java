package dev.wm.registry.mesh;

import java.util.ArrayList;
import java.util.List;

import dev.wm.registry.settings.MeshSettings;
import dev.wm.registry.settings.StartupException;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the mesh at the first start, and later refuses settings that contradict it.
 */
final class MeshInitializer {

	// Native SQL for ON CONFLICT: two replicas may start on an empty database at once,
	// and
	// the second finds the first's row.
	private static final String INSERT = """
			insert into mesh (id, name, network, supernet, revision) values (1, ?1, ?2, cast(?3 as cidr), 0)
			on conflict do nothing""";

	private static final Logger log = LoggerFactory.getLogger(MeshInitializer.class);

	private MeshInitializer() {
	}

	static void initialize(EntityManager entities, MeshSettings settings) {
		MeshEntity found = entities.find(MeshEntity.class, MeshEntity.ONLY);
		if (found == null) {
			MeshIdentity first = first(settings);
			insert(entities, first);
			DockerPools.warning(first.supernet()).ifPresent(log::warn);
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

	private static void refuseContradictions(MeshIdentity current, MeshSettings settings) {
		List<String> problems = new ArrayList<>();
		compare("WM_MESH_NAME", settings.name(), current.name(), problems);
		compare("WM_MESH_SUPERNET", settings.supernet(), current.supernet(), problems);
		compare("WM_NETWORK", settings.network(), current.network(), problems);
		if (!problems.isEmpty()) {
			throw new StartupException(problems);
		}
	}

	private static void compare(String setting, @Nullable Object given, Object current, List<String> problems) {
		if (given != null && !given.equals(current)) {
			problems.add(setting + " is " + given + ", but this mesh was made with " + current
					+ ": take the setting away, or start a new mesh with an empty database.");
		}
	}

}
