package dev.wm.agent.desired;

import dev.wm.contract.net.IpAddress;

/**
 * A host of this site as the firewall knows it.
 *
 * @param overlay its address in the mesh
 * @param local its address on its LAN
 * @param isolated whether it may only answer
 * @param masquerade whether callers are hidden from it behind the gateway's LAN address
 */
public record NatMapping(IpAddress overlay, IpAddress local, boolean isolated, boolean masquerade) {

}
