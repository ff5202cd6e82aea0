package dev.wm.registry.device;

import java.net.URI;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Device;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.NewDevice;
import dev.wm.registry.access.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Api.DEVICES)
class DeviceController {

	private final Devices devices;

	DeviceController(Devices devices) {
		this.devices = devices;
	}

	@GetMapping
	Listing<Device> list() {
		return new Listing<>(this.devices.all(), null);
	}

	@PostMapping
	ResponseEntity<Device> create(@AuthenticationPrincipal Caller caller, @RequestBody NewDevice wanted) {
		Device device = this.devices.create(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.DEVICES + "/" + device.name())).body(device);
	}

	@GetMapping("/{name}")
	Device get(@PathVariable DnsLabel name) {
		return this.devices.require(name, "name");
	}

	@DeleteMapping("/{name}")
	Device remove(@AuthenticationPrincipal Caller caller, @PathVariable DnsLabel name) {
		return this.devices.remove(caller.actor(), name);
	}

}
