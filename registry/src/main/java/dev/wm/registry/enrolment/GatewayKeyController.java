package dev.wm.registry.enrolment;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.registry.access.Caller;
import dev.wm.registry.plan.NotPlannable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class GatewayKeyController {

	private final GatewayKeyService keys;

	private final HeldKeyService heldKeys;

	GatewayKeyController(GatewayKeyService keys, HeldKeyService heldKeys) {
		this.keys = keys;
		this.heldKeys = heldKeys;
	}

	@NotPlannable
	@PutMapping(path = Api.GATEWAY_KEY, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void key(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody NewKey made) {
		this.keys.renew(gateway, made.publicKey());
	}

	@NotPlannable
	@PostMapping(Api.KEY_CHALLENGE)
	KeyChallenge challenge(@AuthenticationPrincipal Caller.SiteGateway gateway) {
		return this.heldKeys.challenge(gateway);
	}

	@NotPlannable
	@PutMapping(path = Api.HELD_KEY, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void heldKey(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody HeldKey held) {
		this.heldKeys.take(gateway, held);
	}

}
