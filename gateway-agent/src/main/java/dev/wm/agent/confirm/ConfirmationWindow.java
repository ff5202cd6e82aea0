package dev.wm.agent.confirm;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.contract.key.PublicKey;

/**
 * A configuration that is in force but has yet to show that it does not cut this gateway
 * off: until the registry answers or a peer is heard. Immutable.
 *
 * @param config the configuration
 * @param since when it was put in force
 * @param answers how many answers the registry had given by then
 * @param before what the peers had sent by the first look after that, empty until then
 */
record ConfirmationWindow(CachedConfig config, long since, long responses,
		Optional<Map<PublicKey, PeerTraffic>> before) {

	static ConfirmationWindow of(CachedConfig config, long now, long responses) {
		return new ConfirmationWindow(config, now, responses, Optional.empty());
	}

	/** The same trial, once the peers were looked at. */
	ConfirmationWindow withBaseline(Map<PublicKey, PeerTraffic> traffic) {
		return this.before.isPresent() ? this
				: new ConfirmationWindow(this.config, this.since, this.responses, Optional.of(Map.copyOf(traffic)));
	}

	Verdict judge(long now, Duration timeout, long answersNow, Map<PublicKey, PeerTraffic> traffic) {
		if (answersNow > this.responses || traffic.entrySet().stream().anyMatch(this::isSignOfLife)) {
			return Verdict.CONFIRMED;
		}
		return (now - this.since >= timeout.toNanos()) ? Verdict.EXPIRED : Verdict.OPEN;
	}

	// Handshakes are compared with handshakes, never with a clock, which may be wrong.
	private boolean isSignOfLife(Map.Entry<PublicKey, PeerTraffic> peer) {
		if (this.before.isEmpty()) {
			return false;
		}
		PeerTraffic then = this.before.get().get(peer.getKey());
		PeerTraffic now = peer.getValue();
		if (then == null) {
			return now.handshake() > 0;
		}
		return now.handshake() > then.handshake() || now.received() > then.received();
	}

	/** What comes of a trial. */
	enum Verdict {

		/** Nobody was heard yet. */
		OPEN,
		/** Somebody was heard. */
		CONFIRMED,
		/** Nobody was heard for too long. */
		EXPIRED

	}

}
