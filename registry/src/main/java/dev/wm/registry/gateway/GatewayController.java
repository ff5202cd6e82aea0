package dev.wm.registry.gateway;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.gateway.Gateway;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GatewayController {

	private final Gateways gateways;

	GatewayController(Gateways gateways) {
		this.gateways = gateways;
	}

	@GetMapping(Api.GATEWAYS)
	Listing<Gateway> list() {
		return new Listing<>(this.gateways.all(), null);
	}

}
