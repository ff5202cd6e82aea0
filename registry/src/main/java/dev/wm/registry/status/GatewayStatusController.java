package dev.wm.registry.status;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.gateway.Gateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class GatewayStatusController {

	private final GatewayStatusService gateways;

	GatewayStatusController(GatewayStatusService gateways) {
		this.gateways = gateways;
	}

	@GetMapping(Api.GATEWAYS)
	Listing<Gateway> list() {
		return new Listing<>(this.gateways.all(), null);
	}

}
