package dev.wm.registry.problem;

import java.io.IOException;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problem replies for requests that never reach a filter: an undecodable path, a
 * broken header. Tomcat instantiates it by name.
 */
public class ProblemErrorValve extends ErrorReportValve {

	private static final Logger log = LoggerFactory.getLogger(ProblemErrorValve.class);

	private static final JsonMapper JSON = JsonMapper.shared();

	@Override
	protected void report(Request request, Response response, @Nullable Throwable thrown) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			Problem problem = (request.getAttribute(BodyTooSlowException.ATTRIBUTE) != null)
					? BodyTooSlowException.problem() : problem(status);
			response.setStatus(problem.status());
			response.setContentType(Problem.MEDIA_TYPE);
			response.getOutputStream().write(JSON.writeValueAsBytes(problem));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			log.debug("The caller is gone", ex);
		}
	}

	private static Problem problem(int status) {
		Problem general = switch (status) {
			case 404 -> Problems.noSuchPath();
			case 405, 501 -> Problems.of(ProblemCode.METHOD_NOT_ALLOWED,
					"This method is not supported: use one that the OpenAPI document names.");
			case 503 -> Problems.of(ProblemCode.UNAVAILABLE, "The registry is stopping: try again in a moment.");
			default ->
				(status < 500)
						? Problems.of(ProblemCode.INVALID_VALUE,
								"The request cannot be read: check its path, headers and framing.")
						: Problems.internal();
		};
		HttpStatus exact = HttpStatus.resolve(status);
		return new Problem(status, (exact != null) ? exact.getReasonPhrase() : general.title(), general.detail(),
				general.code(), null);
	}

}
