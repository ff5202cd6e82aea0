package dev.wm.registry.deepcheck;

import java.net.URI;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.registry.access.Caller;
import dev.wm.registry.plan.NotPlannable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class DeepCheckController {

	private final DeepCheckService checks;

	private final ProbeReportService probes;

	DeepCheckController(DeepCheckService checks, ProbeReportService probes) {
		this.checks = checks;
		this.probes = probes;
	}

	@NotPlannable
	@PostMapping(Api.DEEP_CHECKS)
	ResponseEntity<DeepCheck> start() {
		DeepCheckService.StartResult started = this.checks.start();
		ResponseEntity.BodyBuilder answer = started.isNew()
				? ResponseEntity.created(URI.create(Api.DEEP_CHECKS + "/" + started.id())) : ResponseEntity.ok();
		return answer.body(this.checks.get(started.id()));
	}

	@GetMapping(Api.DEEP_CHECKS + "/{id}")
	DeepCheck get(@PathVariable long id) {
		return this.checks.get(id);
	}

	@NotPlannable
	@PutMapping(path = Api.PROBES + "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void take(@AuthenticationPrincipal Caller.SiteGateway gateway, @PathVariable long id,
			@RequestBody ProbeReport report) {
		this.probes.take(gateway.site(), id, report);
	}

}
