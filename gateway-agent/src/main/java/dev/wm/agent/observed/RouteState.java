package dev.wm.agent.observed;

import java.util.Optional;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * A route that is there.
 *
 * @param to where it leads
 * @param source the address that this machine sends from on it
 */
public record RouteState(Cidr to, Optional<IpAddress> source) {

}
