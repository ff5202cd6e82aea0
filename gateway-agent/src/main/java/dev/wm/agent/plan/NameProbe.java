package dev.wm.agent.plan;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A name that dnsmasq must answer once it has read its files.
 *
 * @param server where it is asked
 * @param name the name
 */
public record NameProbe(IpAddress server, HostName name) {
}
