package dev.wm.registry.meshapi;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.registry.access.Caller;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.MergePatch;
import dev.wm.registry.web.PatchOf;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class MeshController {

	private final MeshService meshes;

	private final MergePatch patches;

	MeshController(MeshService meshes, MergePatch patches) {
		this.meshes = meshes;
		this.patches = patches;
	}

	@GetMapping(Api.MESH)
	Mesh get() {
		return this.meshes.get();
	}

	@PatchMapping(path = Api.MESH, consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mesh patch(@AuthenticationPrincipal Caller caller, IfMatch match,
			@PatchOf(MeshPatch.class) @RequestBody JsonNode patch) {
		return this.meshes.edit(caller.actor(), this.patches.edit(match, patch, MeshPatch.class));
	}

}
