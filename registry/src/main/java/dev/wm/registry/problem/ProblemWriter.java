package dev.wm.registry.problem;

import java.io.IOException;

import dev.wm.contract.v1.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problem replies outside of controllers: in filters and Spring Security.
 */
@Component
public class ProblemWriter {

	private static final int UNAUTHORIZED = 401;

	private final JsonMapper json;

	public ProblemWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Writes a problem reply.
	 * @param response a response that is not committed
	 * @param problem the problem
	 * @throws IOException if the caller is gone
	 */
	public void write(HttpServletResponse response, Problem problem) throws IOException {
		byte[] body = this.json.writeValueAsBytes(problem);
		response.setStatus(problem.status());
		if (problem.status() == UNAUTHORIZED) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		response.setContentType(Problem.MEDIA_TYPE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
