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
		if (status == 404) {
			return Problems.noSuchPath();
		}
		if (status >= 500) {
			return Problems.internal();
		}
		Problem general = Problems.of(ProblemCode.INVALID_VALUE,
				"The request cannot be read: check its path, headers and framing.");
		return new Problem(status, general.title(), general.detail(), general.code(), null);
	}

}
