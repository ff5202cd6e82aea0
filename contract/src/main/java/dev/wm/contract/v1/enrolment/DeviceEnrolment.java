package dev.wm.contract.v1.enrolment;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.device.Device;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A device's own credential. This is the only time it is shown.
 *
 * @param token what the device shows from now on
 * @param device itself
 */
public record DeviceEnrolment(BearerToken token, Device device) {

	public DeviceEnrolment {
		requirePresent(token, "token");
		requirePresent(device, "device");
	}

}
