package dev.wm.agent.observed;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.PeerReport;
import org.jspecify.annotations.Nullable;

/**
 * What passed between this gateway and a peer.
 *
 * @param endpoint where its last packet came from, null if none came
 * @param handshake the time of the last handshake by the machine's clock, 0 for none
 * @param age seconds since the last handshake, null if there was none
 * @param received bytes that came
 * @param sent bytes that went
 */
public record PeerTraffic(@Nullable String endpoint, long handshake, @Nullable Long age, long received, long sent) {

	/**
	 * As the registry hears of it.
	 * @param key the peer's key
	 * @return the report
	 */
	public PeerReport report(PublicKey key) {
		return new PeerReport(key, parsed(), this.age, this.received, this.sent);
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
