package dev.wm.registry.openapi;

import java.util.Map;
import java.util.function.Supplier;

import dev.wm.contract.v1.Api;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OpenApiController {

	// Made once: it is the same for all, and to make it takes longer than to send it.
	private final Supplier<Map<String, Object>> document;

	OpenApiController(OpenApi api) {
		this.document = SingletonSupplier.of(api::document);
	}

	@GetMapping(path = Api.OPENAPI, produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> get() {
		return this.document.get();
	}

}
