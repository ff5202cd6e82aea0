package dev.wm.registry.meshapi;

import dev.wm.contract.net.MeshName;
import dev.wm.contract.text.Version;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.mesh.MeshIdentity;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.web.ConditionalEdit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and renames the mesh.
 */
@Service
class MeshService {

	private final MeshStore mesh;

	private final RegistrySettings settings;

	private final ChangeLog changeLog;

	MeshService(MeshStore mesh, RegistrySettings settings, ChangeLog changeLog) {
		this.mesh = mesh;
		this.settings = settings;
		this.changeLog = changeLog;
	}

	@Transactional(readOnly = true)
	public Mesh get() {
		MeshIdentity identity = this.mesh.identity();
		return new Mesh(identity.name(), identity.network(), identity.supernet(), this.mesh.revision(), Version.text(),
				this.settings.publicUrl());
	}

	Mesh edit(Actor actor, ConditionalEdit<MeshPatch> edit) {
		this.changeLog.write(actor, () -> {
			MeshIdentity current = this.mesh.identity();
			MeshPatch wanted = edit.apply(get(), MeshPatch.of(current));
			wanted.refuseFixed(current);
			return rename(wanted.meshName());
		});
		return get();
	}

	private WriteResult<MeshIdentity> rename(MeshName name) {
		MeshIdentity before = this.mesh.identity();
		// The setting is compared at every start, so the next start would fail.
		if (this.settings.mesh().name() != null && !name.equals(before.name())) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "mesh_name",
					"The registry was started with WM_MESH_NAME: take that setting away and start it again, then rename.");
		}
		this.mesh.rename(name);
		MeshIdentity after = new MeshIdentity(name, before.network(), before.supernet());
		return WriteResult.edited("mesh", (identity) -> "mesh", before, after);
	}

}
