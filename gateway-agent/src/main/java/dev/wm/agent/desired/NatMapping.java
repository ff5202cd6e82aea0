package dev.wm.agent.desired;

import java.util.List;

import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The 1:1 NAT mapping of a host of this site.
 *
 * @param overlay its address in the mesh
 * @param local its address on its LAN
 * @param lans the interfaces of the LAN that holds it, sorted: it is admitted and reached
 * there alone, and nowhere if there is none
 * @param mac the Ethernet address that it must come from, null for any
 * @param isolated whether it may only be reached
 * @param masquerade whether the gateway hides callers from it behind its own LAN address
 */
public record NatMapping(IpAddress overlay, IpAddress local, List<InterfaceName> lans, @Nullable MacAddress mac,
		boolean isolated, boolean masquerade) {

	public NatMapping {
		lans = List.copyOf(lans);
	}

}
