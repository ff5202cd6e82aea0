package dev.wm.registry.meshapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.mesh.MeshIdentity;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The request record for editing the mesh. Only the name can change; the other members
 * are named as fixed rather than unknown.
 *
 * @param meshName for people
 * @param network the base of interface and file names on devices
 * @param supernet the overlay network
 */
record MeshPatch(@JsonProperty("mesh_name") MeshName meshName, @Nullable NetworkLabel network,
		@Nullable Cidr supernet) {

	MeshPatch {
		requirePresent(meshName, "mesh_name");
	}

	static MeshPatch of(MeshIdentity identity) {
		return new MeshPatch(identity.name(), identity.network(), identity.supernet());
	}

	void refuseFixed(MeshIdentity identity) {
		if (!identity.network().equals(this.network)) {
			throw fixed("network", "devices have named their interfaces and files after it");
		}
		if (!identity.supernet().equals(this.supernet)) {
			throw fixed("supernet", "every address of the mesh lies in it");
		}
	}

	private static RefusedException fixed(String field, String why) {
		return new RefusedException(ProblemCode.INVALID_VALUE, field, "The mesh's " + field + " is fixed, since " + why
				+ ": leave it out, or start a new mesh with an empty database.");
	}

}
