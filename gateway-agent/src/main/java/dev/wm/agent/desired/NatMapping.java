package dev.wm.agent.desired;

import dev.wm.contract.net.IpAddress;

/**
 * The 1:1 NAT mapping of a host of this site.
 *
 * @param overlay its address in the mesh
 * @param local its address on its LAN
 * @param isolated whether it may only be reached
 * @param masquerade whether the gateway hides callers from it behind its own LAN address
 */
public record NatMapping(IpAddress overlay, IpAddress local, boolean isolated, boolean masquerade) {

}
