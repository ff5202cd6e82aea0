package dev.wm.registry.enrolment;

import java.net.URI;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.registry.access.Caller;
import dev.wm.registry.plan.NotPlannable;
import dev.wm.registry.web.PageParameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class EnrolmentController {

	private final GatewayEnrolmentService enrolments;

	private final EnrolmentTokenService tokens;

	EnrolmentController(GatewayEnrolmentService enrolments, EnrolmentTokenService tokens) {
		this.enrolments = enrolments;
		this.tokens = tokens;
	}

	// A token cannot be looked up afterwards, so there is no location to name.
	@PostMapping(path = Api.ENROLMENT_TOKENS, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	EnrolmentToken issue(@AuthenticationPrincipal Caller caller, @RequestBody NewEnrolmentToken wanted) {
		return this.tokens.issue(caller, wanted);
	}

	@GetMapping(Api.ENROLMENT_TOKENS)
	Listing<PendingEnrolment> list(PageParameters page) {
		return this.tokens.page(page);
	}

	@DeleteMapping(Api.ENROLMENT_TOKENS + "/{id}")
	PendingEnrolment revoke(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
		return this.tokens.revoke(caller, id);
	}

	@NotPlannable
	@PostMapping(path = Api.ENROLMENTS, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<Enrolment> enrol(@AuthenticationPrincipal Caller caller, @RequestBody EnrolRequest request) {
		Enrolment enrolment = this.enrolments.enrol(caller, request);
		return ResponseEntity.created(URI.create(Api.SITES + "/" + enrolment.site().domain())).body(enrolment);
	}

}
