package dev.wm.registry.gateway;

import java.time.Instant;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * An enrolled gateway as the database holds it.
 *
 * @param site its site
 * @param session the number of the credential that its latest report came with
 * @param lastSeen its latest poll that any registry has stored, null if none
 * @param publicAddress the address that its requests come from, null until it is learnt
 * @param report its latest stored report, null if it cannot be read
 */
public record StoredGateway(SiteDomain site, long session, @Nullable Instant lastSeen,
		@Nullable IpAddress publicAddress, @Nullable ReceivedReport report) {
}
