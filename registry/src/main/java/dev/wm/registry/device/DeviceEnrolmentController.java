package dev.wm.registry.device;

import java.net.URI;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.enrolment.DeviceEnrolRequest;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.registry.access.Caller;
import dev.wm.registry.plan.NotPlannable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class DeviceEnrolmentController {

	private final DeviceEnrolmentService enrolments;

	DeviceEnrolmentController(DeviceEnrolmentService enrolments) {
		this.enrolments = enrolments;
	}

	@NotPlannable
	@PostMapping(path = Api.DEVICE_ENROLMENTS, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<DeviceEnrolment> enrol(@AuthenticationPrincipal Caller caller,
			@RequestBody DeviceEnrolRequest request) {
		DeviceEnrolment enrolment = this.enrolments.enrol(caller, request);
		return ResponseEntity.created(URI.create(Api.DEVICES + "/" + enrolment.device().name())).body(enrolment);
	}

	@NotPlannable
	@PutMapping(path = Api.DEVICE_KEY, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void key(@AuthenticationPrincipal Caller.EnrolledDevice device, @RequestBody NewKey made) {
		this.enrolments.renewKey(device, made.publicKey());
	}

	@NotPlannable
	@PostMapping(Api.DEVICE_CONFIRMATION)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void confirm(@AuthenticationPrincipal Caller.EnrolledDevice device) {
		this.enrolments.confirm(device);
	}

}
