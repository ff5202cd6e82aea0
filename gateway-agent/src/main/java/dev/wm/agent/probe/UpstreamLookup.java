package dev.wm.agent.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;

/**
 * Looks at upstream name servers.
 */
@FunctionalInterface
public interface UpstreamLookup {

	/**
	 * Asks each server for a name that only a gateway's dnsmasq knows, with its own
	 * address: whoever answers with an address of this machine has asked it.
	 * @param servers which servers
	 * @param own this machine's addresses
	 * @return what each one does; one that cannot be asked is left out
	 */
	Map<NameServer, UpstreamState> look(List<NameServer> servers, Set<IpAddress> own);

}
