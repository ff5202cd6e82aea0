package dev.wm.registry.check;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.check.Finding;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class CheckController {

	private final CheckService checkService;

	CheckController(CheckService checkService) {
		this.checkService = checkService;
	}

	@GetMapping(Api.CHECKS)
	Listing<Finding> checks() {
		return new Listing<>(this.checkService.findings(), null);
	}

}
