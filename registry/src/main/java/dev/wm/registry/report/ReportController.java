package dev.wm.registry.report;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.registry.access.Caller;
import dev.wm.registry.plan.NotPlannable;
import dev.wm.registry.presence.PresenceTracker;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ReportController {

	private final ReportService reports;

	private final PresenceTracker presence;

	// Stands for the current one.
	private final HttpServletRequest request;

	ReportController(ReportService reports, PresenceTracker presence, HttpServletRequest request) {
		this.reports = reports;
		this.presence = presence;
		this.request = request;
	}

	@NotPlannable
	@PutMapping(path = Api.REPORT, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void take(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody GatewayReport report) {
		this.reports.take(gateway, report);
		this.presence.reported(gateway.site(), this.request);
	}

}
