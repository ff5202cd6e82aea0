package dev.wm.registry.device;

import java.util.Optional;

import dev.wm.contract.key.BearerToken;
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
 * Lets a machine become a device.
 */
@Service
class DeviceEnrolmentService {

	private static final int LONGEST_VERSION = 64;

	private final ChangeLog ledger;

	private final DeviceService devices;

	private final CredentialStore credentials;

	DeviceEnrolmentService(ChangeLog ledger, DeviceService devices, CredentialStore credentials) {
		this.ledger = ledger;
		this.devices = devices;
		this.credentials = credentials;
	}

	DeviceEnrolment enrol(Caller caller, DeviceEnrolRequest request) {
		PrintableText.check(request.version(), "version", LONGEST_VERSION);
		return this.ledger.write(caller.actor(), () -> {
			DnsLabel name = name(caller, request.device());
			Optional<Device> before = this.devices.find(name);
			Device held = enter(before, name, request.device());
			Device device = this.devices.key(held, request.publicKey());
			BearerToken token = this.credentials.issueDevice(name);
			return new WriteResult<>(new DeviceEnrolment(token, device),
					new Change("enrol", "device", name.toString(), before.orElse(null), device));
		});
	}

	private DnsLabel name(Caller caller, @Nullable NewDevice told) {
		if (caller instanceof Caller.DeviceNewcomer newcomer) {
			if (told != null && !told.name().equals(newcomer.device())) {
				throw new RefusedException(ProblemCode.FORBIDDEN, "device.name", "This token is for the device "
						+ newcomer.device() + ", not " + told.name() + ": use that one's token.");
			}
			this.credentials.redeem(newcomer);
			return newcomer.device();
		}
		if (!(caller instanceof Caller.Administrator)) {
			throw new RefusedException(ProblemCode.FORBIDDEN, AccessProblems.FORBIDDEN.detail());
		}
		if (told == null) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "device",
					"An administrator's token is for every device: say which with \"device\".");
		}
		return told.name();
	}

	private Device enter(Optional<Device> held, DnsLabel name, @Nullable NewDevice told) {
		if (held.isPresent()) {
			refuseContradiction(held.get(), told);
			return held.get();
		}
		try {
			return this.devices.add((told != null) ? told : new NewDevice(name, null, null));
		}
		catch (RefusedException ex) {
			throw ex.under("device");
		}
	}

	// What the machine was told and what the mesh holds must not differ: one would be
	// wrong unseen.
	private static void refuseContradiction(Device held, @Nullable NewDevice told) {
		if (told != null && told.type() != null && told.type() != held.type()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "device.type", "The device " + held.name() + " is "
					+ held.type() + ", not " + told.type() + ": leave the type out, or change the device first.");
		}
		if (told != null && told.overlayAddress() != null && !told.overlayAddress().equals(held.overlayAddress())) {
			throw new RefusedException(ProblemCode.ADDRESS_REFUSED, "device.overlay_address",
					"The device " + held.name() + " has " + held.overlayAddress() + ", not " + told.overlayAddress()
							+ ": leave the address out, or change the device first.");
		}
	}

}
