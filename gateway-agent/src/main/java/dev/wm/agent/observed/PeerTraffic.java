package dev.wm.agent.observed;

import java.time.Instant;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.gateway.PeerReport;
import org.jspecify.annotations.Nullable;

/**
 * What WireGuard counts for a peer.
 *
 * @param endpoint its present endpoint, null if unknown
 * @param handshake the time of the last handshake in seconds since 1970 by the machine's
 * clock, 0 for none
 * @param received received bytes
 * @param sent sent bytes
 */
public record PeerTraffic(@Nullable String endpoint, long handshake, long received, long sent) {

	/**
	 * The peer's part of the gateway's report.
	 * @param key the peer's key
	 * @param now the present time by the machine's clock, which may have been set back
	 * @return the report
	 */
	public PeerReport report(PublicKey key, Instant now) {
		Long age = (this.handshake > 0) ? Math.max(0, now.getEpochSecond() - this.handshake) : null;
		return new PeerReport(key, parsed(), age, this.received, this.sent);
	}

	// The mesh is IPv4 only; what else WireGuard may show is left out.
	private @Nullable Endpoint parsed() {
		try {
			return (this.endpoint != null) ? Endpoint.parse(this.endpoint) : null;
		}
		catch (InvalidValueException ex) {
			return null;
		}
	}

}
