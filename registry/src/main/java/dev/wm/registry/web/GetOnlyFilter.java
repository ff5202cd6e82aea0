package dev.wm.registry.web;

import java.io.IOException;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * A filter that answers GET and HEAD itself; the server drops the body of HEAD.
 */
public abstract class GetOnlyFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient ProblemWriter problems;

	protected GetOnlyFilter(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException {
		if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
			get(request, response);
		}
		else {
			response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
			this.problems.write(response,
					Problems.of(ProblemCode.METHOD_NOT_ALLOWED, "This method is not allowed here: use GET."));
		}
	}

	/**
	 * Answers GET or HEAD.
	 * @param request the request
	 * @param response the response
	 * @throws IOException if the caller is gone
	 */
	protected abstract void get(HttpServletRequest request, HttpServletResponse response) throws IOException;

}
