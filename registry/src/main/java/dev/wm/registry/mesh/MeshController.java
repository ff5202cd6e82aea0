package dev.wm.registry.mesh;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Mesh;
import dev.wm.registry.settings.RegistrySettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeshController {

	private final MeshStore mesh;

	private final RegistrySettings settings;

	MeshController(MeshStore mesh, RegistrySettings settings) {
		this.mesh = mesh;
		this.settings = settings;
	}

	@GetMapping(Api.MESH)
	Mesh get() {
		MeshIdentity identity = this.mesh.identity();
		return new Mesh(identity.name(), identity.network(), identity.supernet(), this.mesh.revision(),
				RegistryVersion.text(), this.settings.publicUrl());
	}

}
