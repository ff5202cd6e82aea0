package dev.wm.registry.rollback;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.change.Rollback;
import dev.wm.registry.access.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class RollbackController {

	private final RollbackService rollbacks;

	RollbackController(RollbackService rollbacks) {
		this.rollbacks = rollbacks;
	}

	@PostMapping(path = Api.ROLLBACK, consumes = MediaType.APPLICATION_JSON_VALUE)
	RevisionDiff rollback(@AuthenticationPrincipal Caller caller, @RequestBody Rollback wanted) {
		return this.rollbacks.rollback(caller.actor(), wanted.revision());
	}

}
