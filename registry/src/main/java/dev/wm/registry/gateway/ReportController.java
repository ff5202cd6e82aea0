package dev.wm.registry.gateway;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Unplannable;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {

	private final Reports reports;

	private final GatewayKeys keys;

	private final Arrivals arrivals;

	// Stands for the current one.
	private final HttpServletRequest request;

	ReportController(Reports reports, GatewayKeys keys, Arrivals arrivals, HttpServletRequest request) {
		this.reports = reports;
		this.keys = keys;
		this.arrivals = arrivals;
		this.request = request;
	}

	@Unplannable
	@PutMapping(Api.REPORT)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void take(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody GatewayReport report) {
		this.reports.take(gateway, report);
		this.arrivals.reports(gateway.site(), this.request);
	}

	@Unplannable
	@PutMapping(Api.GATEWAY_KEY)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void key(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody NewKey made) {
		this.keys.renew(gateway, made.publicKey());
	}

}
