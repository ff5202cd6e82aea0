package dev.wm.registry.device;

import java.net.URI;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.registry.access.AccessProblems;
import dev.wm.registry.access.Caller;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.ConditionalEdit;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.MergePatch;
import dev.wm.registry.web.PageParameters;
import dev.wm.registry.web.PatchOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(path = Api.DEVICES, produces = MediaType.APPLICATION_JSON_VALUE)
class DeviceController {

	private final DeviceService devices;

	private final MergePatch patches;

	DeviceController(DeviceService devices, MergePatch patches) {
		this.devices = devices;
		this.patches = patches;
	}

	@GetMapping
	Listing<Device> list(PageParameters page, @RequestParam(required = false) @Nullable DeviceType type) {
		return this.devices.page(page, type);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<Device> create(@AuthenticationPrincipal Caller caller, @RequestBody NewDevice wanted) {
		Device device = this.devices.create(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.DEVICES + "/" + device.name())).body(device);
	}

	@GetMapping("/{name}")
	Device get(@PathVariable DnsLabel name) {
		return this.devices.require(name, "name");
	}

	@PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Device put(@AuthenticationPrincipal Caller caller, @PathVariable DnsLabel name, IfMatch match,
			@RequestBody NewDevice wanted) {
		return this.devices.edit(caller.actor(), name, ConditionalEdit.whole(match, wanted));
	}

	@PatchMapping(path = "/{name}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Device patch(@AuthenticationPrincipal Caller caller, @PathVariable DnsLabel name, IfMatch match,
			@PatchOf(NewDevice.class) @RequestBody JsonNode patch) {
		return this.devices.edit(caller.actor(), name, this.patches.edit(match, patch, NewDevice.class));
	}

	@PostMapping("/{name}" + Api.KEY_ROTATION)
	Device rotate(@AuthenticationPrincipal Caller caller, @PathVariable DnsLabel name) {
		return this.devices.rotate(caller.actor(), name);
	}

	@DeleteMapping("/{name}")
	Device remove(@AuthenticationPrincipal Caller caller, @PathVariable DnsLabel name, IfMatch match) {
		if (caller instanceof Caller.EnrolledDevice itself && !itself.device().equals(name)) {
			throw new RefusedException(ProblemCode.FORBIDDEN, AccessProblems.FORBIDDEN.detail());
		}
		return this.devices.remove(caller.actor(), name, match);
	}

}
