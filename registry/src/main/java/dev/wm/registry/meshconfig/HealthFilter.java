package dev.wm.registry.meshconfig;

import java.io.IOException;

import dev.wm.contract.v1.Health;
import dev.wm.registry.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code GET /health}: the registry serves its callers, from memory if need be.
 */
final class HealthFilter extends GetOnlyFilter {

	private final byte[] health;

	HealthFilter(ProblemWriter problems, JsonMapper json) {
		super(problems);
		this.health = json.writeValueAsBytes(Health.OK);
	}

	@Override
	protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setContentType("application/json");
		response.setContentLength(this.health.length);
		response.getOutputStream().write(this.health);
	}

}
