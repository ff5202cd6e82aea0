package dev.wm.cli.phone;

import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.HubPeer;

/**
 * The configuration file of a device for the official WireGuard apps, as wg-quick(8) has
 * it.
 */
public final class TunnelText {

	/** How many bytes it has at most, with the longest IPv4 addresses. */
	public static final int LONGEST = 276;

	private TunnelText() {
	}

	/**
	 * Writes it.
	 * @param config the device's view
	 * @param hub its hub
	 * @param endpoint where it reaches the hub
	 * @param keys its key pair
	 * @return a text of several lines with the private key in it
	 */
	public static String of(DeviceConfig config, HubPeer hub, Endpoint endpoint, KeyPair keys) {
		return """
				[Interface]
				PrivateKey = %s
				Address = %s/32
				DNS = %s

				[Peer]
				PublicKey = %s
				Endpoint = %s
				AllowedIPs = %s
				PersistentKeepalive = 25
				""".formatted(keys.privateKey(), config.device().overlayAddress(), hub.gateway(), hub.publicKey(),
				endpoint, config.supernet());
	}

}
