package dev.wm.agent.desired;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * Another site's gateway.
 *
 * @param domain the site, for people
 * @param key the gateway's key
 * @param subnet what it may send from, and gets
 * @param endpoint where the registry says it is, null if it has to call first
 */
public record Peer(SiteDomain domain, PublicKey key, Cidr subnet, @Nullable Endpoint endpoint) {

}
