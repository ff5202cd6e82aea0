package dev.wm.registry.delivery;

import org.springframework.stereotype.Component;

/**
 * Tells the gateways whose polls are held that a deep check has begun.
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
	 * Looks whether one has begun, here or at another registry.
	 */
	public void look() {
		if (this.probes.look()) {
			this.held.changed();
		}
	}

}
