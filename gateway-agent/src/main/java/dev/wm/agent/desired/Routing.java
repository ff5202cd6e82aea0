package dev.wm.agent.desired;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * The desired route into the mesh; IPv4 forwarding is always desired.
 *
 * @param supernet its destination
 * @param source its preferred source, the gateway's overlay address
 */
public record Routing(Cidr supernet, IpAddress source) {

}
