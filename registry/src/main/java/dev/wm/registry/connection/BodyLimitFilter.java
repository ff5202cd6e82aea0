package dev.wm.registry.connection;

import java.io.IOException;

import dev.wm.contract.v1.Api;
import dev.wm.registry.problem.BodyTooLargeException;
import dev.wm.registry.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits request bodies: refuses a longer Content-Length, and stops reading a body that
 * is longer than it may be or comes too slowly.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {

	private static final long LARGEST = 1 << 20;

	// An export with its history. It is read only after authentication.
	private static final long LARGEST_DOCUMENT = 1 << 30;

	private final ProblemWriter problems;

	BodyLimitFilter(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long largest = Api.IMPORT.equals(request.getServletPath()) ? LARGEST_DOCUMENT : LARGEST;
		if (request.getContentLengthLong() > largest) {
			this.problems.write(response, new BodyTooLargeException().problem());
		}
		else if (request.getAttribute(RequestGuard.TIMER) instanceof BodyTimer timer) {
			chain.doFilter(new LimitedRequest(request, largest, timer), response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
