package dev.wm.registry.delivery;

import org.springframework.stereotype.Component;

/**
 * Ends the held polls of gateways that have to probe for a new deep check.
 */
@Component
public class ProbeNotifier {

	private final ProbeRequests probes;

	private final HeldRequests held;

	ProbeNotifier(ProbeRequests probes, HeldRequests held) {
		this.probes = probes;
		this.held = held;
	}

	/**
	 * Checks whether a deep check has started, here or at another registry.
	 */
	public void refresh() {
		if (this.probes.refresh()) {
			this.held.changed();
		}
	}

}
