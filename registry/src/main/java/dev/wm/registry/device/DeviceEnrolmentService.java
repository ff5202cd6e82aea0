package dev.wm.registry.device;

import java.util.Optional;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.enrolment.DeviceEnrolRequest;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import dev.wm.registry.access.AccessProblems;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.credential.CredentialStore;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Enrols devices: creates or updates the device and issues its credential. Takes what an
 * enrolled device says of itself.
 */
@Service
class DeviceEnrolmentService {

	private static final int LONGEST_VERSION = 64;

	private final ChangeLog changeLog;

	private final DeviceService devices;

	private final CredentialStore credentials;

	DeviceEnrolmentService(ChangeLog changeLog, DeviceService devices, CredentialStore credentials) {
		this.changeLog = changeLog;
		this.devices = devices;
		this.credentials = credentials;
	}

	DeviceEnrolment enrol(Caller caller, DeviceEnrolRequest request) {
		PrintableText.check(request.version(), "version", LONGEST_VERSION);
		return this.changeLog.write(caller.actor(), () -> {
			DnsLabel name = name(caller, request);
			Optional<Device> before = this.devices.find(name);
			Device current = enter(before, name, request.device());
			Device device = this.devices.key(current, request.publicKey());
			BearerToken token = this.credentials.issueDevice(name);
			return new WriteResult<>(new DeviceEnrolment(token, device),
					new Change("enrol", "device", name.toString(), before.orElse(null), device));
		});
	}

	void renewKey(Caller.EnrolledDevice itself, PublicKey key) {
		this.changeLog.write(itself.actor(), () -> {
			Device current = this.devices.require(itself.device(), "device");
			return WriteResult.edited("device", Device::name, current, this.devices.key(current, key));
		});
	}

	void confirm(Caller.EnrolledDevice itself) {
		this.changeLog.write(itself.actor(), () -> {
			Device device = this.devices.require(itself.device(), "device");
			PublicKey key = device.publicKey();
			return (key != null && this.credentials.confirm(itself.device(), key))
					? new WriteResult<>(device,
							new Change("confirm", "device", device.name().toString(), device, device))
					: WriteResult.unchanged(device);
		});
	}

	private DnsLabel name(Caller caller, DeviceEnrolRequest request) {
		NewDevice requested = request.device();
		if (caller instanceof Caller.EnrollingDevice enrolling) {
			if (requested != null && !requested.name().equals(enrolling.device())) {
				throw new RefusedException(ProblemCode.FORBIDDEN, "device.name", "This token is for the device "
						+ enrolling.device() + ", not " + requested.name() + ": use that one's token.");
			}
			if (request.confirms()) {
				this.credentials.claim(enrolling, request.publicKey());
			}
			else {
				this.credentials.redeem(enrolling);
			}
			return enrolling.device();
		}
		if (!(caller instanceof Caller.Administrator)) {
			throw new RefusedException(ProblemCode.FORBIDDEN, AccessProblems.FORBIDDEN.detail());
		}
		if (requested == null) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "device",
					"An administrator's token is for every device: name one with \"device\".");
		}
		return requested.name();
	}

	private Device enter(Optional<Device> current, DnsLabel name, @Nullable NewDevice requested) {
		if (current.isPresent()) {
			refuseContradiction(current.get(), requested);
			return current.get();
		}
		try {
			return this.devices.add((requested != null) ? requested : new NewDevice(name, null, null));
		}
		catch (RefusedException ex) {
			throw ex.under("device");
		}
	}

	// The request must not contradict the stored device: one of the two would be wrong
	// unnoticed.
	private static void refuseContradiction(Device current, @Nullable NewDevice requested) {
		if (requested != null && requested.type() != null && requested.type() != current.type()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "device.type",
					"The device " + current.name() + " is " + current.type() + ", not " + requested.type()
							+ ": ask for that type, or change the device first.");
		}
		if (requested != null && requested.overlayAddress() != null
				&& !requested.overlayAddress().equals(current.overlayAddress())) {
			throw new RefusedException(ProblemCode.ADDRESS_REFUSED, "device.overlay_address",
					"The device " + current.name() + " has " + current.overlayAddress() + ", not "
							+ requested.overlayAddress() + ": leave the address out, or change the device first.");
		}
	}

}
