package dev.wm.agent.desired;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * The wanted route through the tunnel; forwarding is always wanted.
 *
 * @param supernet where it leads
 * @param source the address that the gateway itself sends from
 */
public record Routing(Cidr supernet, IpAddress source) {

}
