package dev.wm.registry.report;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.registry.access.Caller;
import dev.wm.registry.instance.ClonedGateways;
import dev.wm.registry.plan.NotPlannable;
import dev.wm.registry.presence.PresenceTracker;
import dev.wm.registry.web.ClientAddressResolver;
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

	private static final int MOST_ADDRESSES = 3;

	private final ReportService reports;

	private final ClonedGateways clones;

	private final ClientAddressResolver addresses;

	private final PresenceTracker presence;

	// Stands for the current one.
	private final HttpServletRequest request;

	ReportController(ReportService reports, ClonedGateways clones, ClientAddressResolver addresses,
			PresenceTracker presence, HttpServletRequest request) {
		this.reports = reports;
		this.clones = clones;
		this.addresses = addresses;
		this.presence = presence;
		this.request = request;
	}

	@NotPlannable
	@PutMapping(path = Api.REPORT, consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void take(@AuthenticationPrincipal Caller.SiteGateway gateway, @RequestBody GatewayReport report) {
		this.clones.check(gateway.site(), gateway.id(), this.request.getHeader(Api.INSTANCE_HEADER), address(report));
		this.reports.take(gateway, report);
		this.presence.reported(gateway.site(), this.request);
	}

	// Clones are often behind one public address, or seen by the address of a proxy.
	private String address(GatewayReport report) {
		List<IpAddress> own = (report.lanAddresses() != null) ? report.lanAddresses() : List.of();
		return PlainText.of(this.addresses.text(this.request)) + own.stream()
			.limit(MOST_ADDRESSES)
			.map(IpAddress::toString)
			.collect(Collectors.collectingAndThen(Collectors.joining(", "),
					(text) -> text.isEmpty() ? "" : " (LAN " + text + ")"));
	}

}
