package dev.wm.contract.v1.enrolment;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.device.Device;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The result of a device's enrolment: its own credential, which is shown only once.
 *
 * @param token its bearer token from now on
 * @param device the enrolled device
 */
public record DeviceEnrolment(BearerToken token, Device device) {

	public DeviceEnrolment {
		requirePresent(token, "token");
		requirePresent(device, "device");
	}

}
