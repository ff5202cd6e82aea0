package dev.wm.agent.loop;

import java.util.HashMap;
import java.util.Map;

import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.probe.Targets;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.config.GatewayConfig;

/**
 * What has to be known of a configuration besides the texts that follow from it.
 *
 * @param ownKey the public key that the registry has for this gateway
 * @param rotateKey whether it wants another one
 * @param peers the peers' names by their keys
 * @param names how many names the mesh has
 * @param targets what there is to look at from this gateway
 */
record Facts(PublicKey ownKey, boolean rotateKey, Map<String, String> peers, int names, Targets targets) {

	Facts {
		peers = Map.copyOf(peers);
	}

	static Facts of(GatewayConfig config) {
		Map<String, String> peers = new HashMap<>();
		config.peers().forEach((peer) -> peers.put(peer.publicKey().toString(), peer.domain().toString()));
		config.devices().forEach((device) -> peers.put(device.publicKey().toString(), device.name() + ".hub"));
		return new Facts(config.site().publicKey(), config.site().rotateKey(), peers, config.names().size(),
				Targets.of(config, DesiredState.MTU));
	}

}
