package dev.wm.registry.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.web.ClientAddressResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that send too many wrong tokens, ahead of all other filters. A valid
 * token is never counted and never refused.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AttemptRateLimitFilter extends OncePerRequestFilter {

	private static final Problem TOO_MANY = Problems.of(ProblemCode.TOO_MANY_ATTEMPTS,
			"Too many wrong tokens came from your address: correct the token, wait a moment and try again.");

	private final TokenIndex tokens;

	private final AttemptRateLimit limit;

	private final ClientAddressResolver addresses;

	private final ProblemWriter problems;

	AttemptRateLimitFilter(TokenIndex tokens, AttemptRateLimit limit, ClientAddressResolver addresses,
			ProblemWriter problems) {
		this.tokens = tokens;
		this.limit = limit;
		this.addresses = addresses;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<String> shown = BearerTokenHeader.read(request);
		Duration wait = (shown.isPresent() && this.tokens.find(shown.get()).isEmpty())
				? this.limit.fail(this.addresses.text(request)) : Duration.ZERO;
		if (wait.isZero()) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
		this.problems.write(response, TOO_MANY);
	}

}
