package dev.wm.agent.reconcile;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.ConfigParser;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.net.TunnelMtu;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.host.Host;

/**
 * What the agent needs to know of a configuration besides its texts.
 *
 * @param site this gateway's site
 * @param supernet every overlay address
 * @param own that site's addresses
 * @param ownKey the public key that the registry has for this gateway
 * @param rotateKey whether the registry asks for a new key
 * @param peers the peers' names by their keys
 * @param names how many names the mesh has
 * @param targets what a deep check probes from this gateway
 * @param masqueraded the LAN addresses of the hosts that callers are hidden from
 */
public record ConfigSummary(SiteDomain site, Cidr supernet, OwnSite own, PublicKey ownKey, boolean rotateKey,
		Map<String, String> peers, int names, ProbeTargets targets, List<IpAddress> masqueraded) {

	public ConfigSummary {
		peers = Map.copyOf(peers);
		masqueraded = List.copyOf(masqueraded);
	}

	/**
	 * Whether a configuration has none of the peers that another one has.
	 * @param before the other one
	 * @param after the configuration
	 * @return false if the other one has none, or one of them cannot be parsed
	 */
	public static boolean losesPeers(CachedConfig before, CachedConfig after) {
		try {
			return of(ConfigParser.parse(after.json())).losesPeers(of(ConfigParser.parse(before.json())));
		}
		catch (ConfigRefusedException ex) {
			return false;
		}
	}

	/** Whether this has none of the peers that another one has, and that has some. */
	boolean losesPeers(ConfigSummary before) {
		return !before.peers.isEmpty() && Collections.disjoint(before.peers.keySet(), this.peers.keySet());
	}

	static ConfigSummary of(GatewayConfig config) {
		Map<String, String> peers = new HashMap<>();
		config.peers().forEach((peer) -> peers.put(peer.publicKey().toString(), peer.domain().toString()));
		config.devices().forEach((device) -> peers.put(device.publicKey().toString(), device.name() + ".hub"));
		return new ConfigSummary(config.site().domain(), config.supernet(), config.site(), config.site().publicKey(),
				config.site().rotateKey(), peers, config.names().size(), ProbeTargets.of(config, TunnelMtu.BYTES),
				config.hosts().stream().filter(Host::masquerade).map(Host::localAddress).toList());
	}

}
