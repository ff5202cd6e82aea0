package dev.wm.contract.v1.host;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a host's pin.
 */
final class HostPin {

	private HostPin() {
	}

	static void require(@Nullable MacAddress mac, boolean follow) {
		if (follow && mac == null) {
			throw new InvalidValueException("follow needs mac: name the Ethernet address that the host follows.");
		}
	}

}
