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
record ConfirmationWindow(CachedConfig config, long since, long answers, Optional<Map<PublicKey, PeerTraffic>> before) {

	static ConfirmationWindow of(CachedConfig config, long now, long answers) {
		return new ConfirmationWindow(config, now, answers, Optional.empty());
	}

	/** The same trial, once the peers were looked at. */
	ConfirmationWindow seen(Map<PublicKey, PeerTraffic> traffic) {
		return this.before.isPresent() ? this
				: new ConfirmationWindow(this.config, this.since, this.answers, Optional.of(Map.copyOf(traffic)));
	}

	Verdict judge(long now, Duration timeout, long answersNow, Map<PublicKey, PeerTraffic> traffic) {
		if (answersNow > this.answers || traffic.entrySet().stream().anyMatch(this::isSignOfLife)) {
			return Verdict.PASSED;
		}
		return (now - this.since >= timeout.toNanos()) ? Verdict.FAILED : Verdict.OPEN;
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
		PASSED,
		/** Nobody was heard for too long. */
		FAILED

	}

}
