package dev.wm.registry.openapi;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiControllerTests {

	// A few callers that keep requesting it took both cores for seconds.
	@Test
	void getWhenRequestedAgainMakesNoOtherDocument() {
		OpenApiController controller = new OpenApiController(new OpenApi(new RequestMappingHandlerMapping()));
		Map<String, Object> document = controller.get();
		assertThat(document).containsKey("openapi");
		assertThat(controller.get()).isSameAs(document);
	}

}
