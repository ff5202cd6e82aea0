package dev.wm.agent.desired;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A name and one of its addresses.
 *
 * @param name the full name
 * @param address the address
 */
public record NameEntry(HostName name, IpAddress address) {

}
