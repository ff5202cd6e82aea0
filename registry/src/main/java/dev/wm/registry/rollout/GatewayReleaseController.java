package dev.wm.registry.rollout;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.contract.v1.release.WantedRelease;
import dev.wm.registry.access.Caller;
import dev.wm.registry.plan.NotPlannable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a gateway's launcher asks and reports. It is answered from memory.
 */
@RestController
@RequestMapping(path = Api.GATEWAY_RELEASE, produces = MediaType.APPLICATION_JSON_VALUE)
class GatewayReleaseController {

	private final RollOutCache cache;

	private final UpdateReports reports;

	GatewayReleaseController(RollOutCache cache, UpdateReports reports) {
		this.cache = cache;
		this.reports = reports;
	}

	@GetMapping
	ResponseEntity<WantedRelease> wanted(@AuthenticationPrincipal Caller.SiteGateway gateway) {
		return this.cache.wanted(gateway.site())
			.map(ResponseEntity::ok)
			.orElseGet(() -> ResponseEntity.noContent().build());
	}

	@NotPlannable
	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void take(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody UpdateReport report) {
		this.reports.take(gateway, report);
	}

}
