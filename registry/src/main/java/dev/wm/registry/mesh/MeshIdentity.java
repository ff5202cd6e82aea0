package dev.wm.registry.mesh;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;

/**
 * The identity of a mesh. Only the name can change.
 *
 * @param name for people
 * @param network the base of interface and file names on devices
 * @param supernet the overlay network
 */
public record MeshIdentity(MeshName name, NetworkLabel network, Cidr supernet) {
}
