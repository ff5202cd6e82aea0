package dev.wm.registry.problem;

import java.io.IOException;

import dev.wm.contract.v1.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Maps the exceptions of all controllers to problem replies.
 */
@RestControllerAdvice
class ProblemAdvice {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	private final ProblemWriter problems;

	ProblemAdvice(ProblemWriter problems) {
		this.problems = problems;
	}

	@ExceptionHandler
	void answer(Exception thrown, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		Problem problem = Problems.of(thrown);
		switch (problem.status()) {
			case 500 -> log.error("A request failed", thrown);
			case 503 -> log.warn("Unavailable: {}", thrown.getMessage());
			default -> log.debug("Refused: {}", problem.detail());
		}
		if (thrown instanceof HttpRequestMethodNotSupportedException ex && ex.getSupportedMethods() != null) {
			response.setHeader(HttpHeaders.ALLOW, String.join(", ", ex.getSupportedMethods()));
		}
		this.problems.write(response, problem);
	}

}
