package dev.wm.registry.rollback;

import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.registry.change.Change;
import dev.wm.registry.device.DeviceService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rolls devices back. A removed device comes back without a key and has to enrol again;
 * an existing one keeps its key.
 */
@Component
class DeviceRollback {

	private final DeviceService devices;

	DeviceRollback(DeviceService devices) {
		this.devices = devices;
	}

	@Nullable Change remove(ObjectRollback<Device> device) {
		if (device.recorded() == null || device.target() != null) {
			return null;
		}
		Device current = this.devices.require(device.recorded().name(), "revision");
		this.devices.drop(current);
		return device.change(current, null);
	}

	@Nullable Change restore(ObjectRollback<Device> device) {
		Device target = device.target();
		if (target == null) {
			return null;
		}
		NewDevice edit = new NewDevice(target.name(), target.type(), target.overlayAddress());
		if (device.recorded() == null) {
			return device.change(null, this.devices.add(edit));
		}
		Device current = this.devices.require(target.name(), "revision");
		Device restored = this.devices.replace(current, edit);
		return restored.equals(current) ? null : device.change(current, restored);
	}

}
