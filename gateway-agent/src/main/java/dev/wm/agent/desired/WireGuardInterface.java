package dev.wm.agent.desired;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.Port;

/**
 * The desired WireGuard interface.
 *
 * @param name the interface's name
 * @param privateKey this gateway's key
 * @param address this gateway's overlay address with the site's prefix length
 * @param listenPort the UDP port
 * @param mtu the MTU in bytes
 * @param peers the other sites' gateways and the devices, by key
 */
public record WireGuardInterface(InterfaceName name, PrivateKey privateKey, InterfaceAddress address, Port listenPort,
		int mtu, List<Peer> peers) {

	public WireGuardInterface {
		peers = peers.stream().sorted(Comparator.comparing(Peer::key)).toList();
	}

}
