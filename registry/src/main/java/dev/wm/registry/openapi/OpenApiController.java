package dev.wm.registry.openapi;

import java.util.Map;

import dev.wm.contract.v1.Api;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OpenApiController {

	private final OpenApi api;

	OpenApiController(OpenApi api) {
		this.api = api;
	}

	@GetMapping(path = Api.OPENAPI, produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> get() {
		return this.api.document();
	}

}
