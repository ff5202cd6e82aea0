package dev.wm.agent.desired;

import dev.wm.contract.net.IpAddress;

/**
 * The two addresses of a host.
 *
 * @param overlay in the mesh
 * @param local on its LAN
 */
public record Mapping(IpAddress overlay, IpAddress local) {

}
