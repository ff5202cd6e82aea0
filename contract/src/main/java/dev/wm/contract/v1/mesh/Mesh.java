package dev.wm.contract.v1.mesh;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Identity and revision of the mesh that a registry holds.
 *
 * @param meshName its name
 * @param network what a device names its interface and files after
 * @param supernet the overlay network that every site's subnet lies in
 * @param revision how many writes there have been; the mesh's only clock
 * @param version the registry's version
 * @param publicUrl the registry's public URL for gateways and devices, null if not set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mesh(@JsonProperty("mesh_name") MeshName meshName, NetworkLabel network, Cidr supernet, long revision,
		String version, @JsonProperty("public_url") @Nullable URI publicUrl) {

	public Mesh {
		requirePresent(meshName, "mesh_name");
		requirePresent(network, "network");
		requirePresent(supernet, "supernet");
		requirePresent(version, "version");
	}

}
