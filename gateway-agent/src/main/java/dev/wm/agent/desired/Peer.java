package dev.wm.agent.desired;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Another site's gateway, or a device that connects here.
 *
 * @param name the site's domain, or the device's name under {@code hub}, for people
 * @param key its key
 * @param subnet what it may send from, and gets
 * @param endpoint where the registry says it is, null if it has to call first
 * @param keepalive seconds between two signs of life, 0 for none
 */
public record Peer(String name, PublicKey key, Cidr subnet, @Nullable Endpoint endpoint, int keepalive) {

}
