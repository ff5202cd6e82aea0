package dev.wm.registry.delivery;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import dev.wm.registry.web.GetOnlyFilter;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.mesh.Health;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Liveness and readiness: {@code GET /health} and {@code /health/live} are 200 while the
 * registry serves its callers, from memory if need be; {@code /health/ready} is 503 with
 * a problem while the database does not answer.
 */
final class HealthFilter extends GetOnlyFilter {

	private static final Problem NOT_READY = Problems.of(ProblemCode.UNAVAILABLE,
			"The registry's database does not answer, callers get the last configuration: check that PostgreSQL runs.");

	private final byte[] health;

	private final BooleanSupplier ready;

	private final ProblemWriter problems;

	HealthFilter(ProblemWriter problems, JsonMapper json, BooleanSupplier ready) {
		super(problems);
		this.problems = problems;
		this.ready = ready;
		this.health = json.writeValueAsBytes(Health.OK);
	}

	@Override
	protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!this.ready.getAsBoolean()) {
			this.problems.write(response, NOT_READY);
			return;
		}
		response.setContentType("application/json");
		response.setContentLength(this.health.length);
		response.getOutputStream().write(this.health);
	}

}
