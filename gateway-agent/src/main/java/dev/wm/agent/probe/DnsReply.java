package dev.wm.agent.probe;

import java.util.Optional;

import dev.wm.contract.net.IpAddress;

/**
 * A name server's reply, of whatever response code.
 *
 * @param address the first address in it, empty if there is none
 */
record DnsReply(Optional<IpAddress> address) {
}
