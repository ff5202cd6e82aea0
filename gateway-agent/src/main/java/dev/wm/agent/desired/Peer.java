package dev.wm.agent.desired;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A desired WireGuard peer: another site's gateway, or a device that connects here.
 *
 * @param name the site's domain, or the device's name under {@code hub}, for people
 * @param key its key
 * @param subnet its allowed IPs
 * @param endpoint the registry's endpoint, null if the peer has to start the handshake
 * @param keepalive the persistent keepalive in seconds, 0 for none
 */
public record Peer(String name, PublicKey key, Cidr subnet, @Nullable Endpoint endpoint, int keepalive) {

}
