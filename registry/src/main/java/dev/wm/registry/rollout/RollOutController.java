package dev.wm.registry.rollout;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.release.NewRollOut;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.registry.access.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = Api.ROLL_OUT, produces = MediaType.APPLICATION_JSON_VALUE)
class RollOutController {

	private final RollOutService rollOut;

	RollOutController(RollOutService rollOut) {
		this.rollOut = rollOut;
	}

	@GetMapping
	RollOut get() {
		return this.rollOut.get();
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	RollOut put(@AuthenticationPrincipal Caller caller, @RequestBody NewRollOut wanted) {
		return this.rollOut.start(caller.actor(), wanted);
	}

}
