package dev.wm.cli.network;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * Read-only tests of routing and DNS.
 */
public interface NetworkProbe {

	/**
	 * The interface that packets to an address leave by.
	 * @param address where to
	 * @return its name, empty if there is no way
	 */
	Optional<String> outgoingInterface(IpAddress address);

	/**
	 * What the machine's own resolver says.
	 * @param name a full name
	 * @return its IPv4 addresses, empty if it has none
	 */
	List<IpAddress> resolve(HostName name);

	/**
	 * Whether a name server responds at all.
	 * @param server its address
	 * @param name the name to query
	 * @return false if nothing came back in time
	 */
	boolean responds(IpAddress server, HostName name);

}
