package dev.wm.agent.confirm;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.contract.key.PublicKey;

/**
 * The time after an apply in which the registry or a peer has to be heard, or else the
 * configuration is reverted. Immutable.
 *
 * @param config the configuration
 * @param since when it was applied, in nanoseconds of the monotonic clock
 * @param responses how many responses the registry had sent by then
 * @param losesPeers whether it has none of the peers of the configuration before: then an
 * answer of the registry, which may have lost them, confirms it only at the window's end
 * @param baseline what WireGuard counted for each peer when it was first observed after
 * that, empty until then
 */
record ConfirmationWindow(CachedConfig config, long since, long responses, boolean losesPeers,
		Optional<Map<PublicKey, PeerTraffic>> baseline) {

	static ConfirmationWindow of(CachedConfig config, long now, long responses, boolean losesPeers) {
		return new ConfirmationWindow(config, now, responses, losesPeers, Optional.empty());
	}

	/** The same window with a baseline of the peers' traffic, unless it has one. */
	ConfirmationWindow withBaseline(Map<PublicKey, PeerTraffic> traffic) {
		return this.baseline.isPresent() ? this : new ConfirmationWindow(this.config, this.since, this.responses,
				this.losesPeers, Optional.of(Map.copyOf(traffic)));
	}

	/** The state of the window now: one response or one sign of life confirms it. */
	Verdict judge(long now, Duration timeout, long responsesNow, Map<PublicKey, PeerTraffic> traffic) {
		boolean over = now - this.since >= timeout.toNanos();
		if (traffic.entrySet().stream().anyMatch(this::isSignOfLife)
				|| (isAnswered(responsesNow) && (over || !this.losesPeers))) {
			return Verdict.CONFIRMED;
		}
		return over ? Verdict.EXPIRED : Verdict.OPEN;
	}

	/** Whether the registry has answered since the apply. */
	boolean isAnswered(long responsesNow) {
		return responsesNow > this.responses;
	}

	// Handshakes are compared with handshakes, never with a clock, which may be wrong.
	private boolean isSignOfLife(Map.Entry<PublicKey, PeerTraffic> peer) {
		if (this.baseline.isEmpty()) {
			return false;
		}
		PeerTraffic then = this.baseline.get().get(peer.getKey());
		PeerTraffic now = peer.getValue();
		if (then == null) {
			return now.handshake() > 0;
		}
		return now.handshake() > then.handshake() || now.received() > then.received();
	}

	/** The state of the window. */
	enum Verdict {

		/** Nobody was heard yet. */
		OPEN,
		/** Somebody was heard. */
		CONFIRMED,
		/** Nobody was heard for too long. */
		EXPIRED

	}

}
