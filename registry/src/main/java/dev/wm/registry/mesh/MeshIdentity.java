package dev.wm.registry.mesh;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;

/**
 * What is fixed about a mesh once it exists.
 *
 * @param name what people call it
 * @param network what a device names its interface and files after
 * @param supernet the overlay network
 */
public record MeshIdentity(MeshName name, NetworkLabel network, Cidr supernet) {
}
