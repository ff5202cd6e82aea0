package dev.wm.registry.access;

import java.io.IOException;

import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that are not in plain form, the same for all: ahead of the polls, which
 * are answered before Spring Security's own chain would refuse them.
 */
@Configuration(proxyBeanMethods = false)
class RequestFirewall {

	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		// Whoever knows a path's methods refuses all others: with 405, and by name.
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

	@Bean
	PathFilter pathFilter(HttpFirewall firewall, ProblemWriter problems) {
		return new PathFilter(firewall, problems);
	}

	/** Only looks: the chain gets the request as it is. */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static final class PathFilter extends OncePerRequestFilter {

		private final HttpFirewall firewall;

		private final ProblemWriter problems;

		PathFilter(HttpFirewall firewall, ProblemWriter problems) {
			this.firewall = firewall;
			this.problems = problems;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			try {
				this.firewall.getFirewalledRequest(request);
			}
			catch (RequestRejectedException ex) {
				this.problems.write(response, Problems.of(ex));
				return;
			}
			chain.doFilter(request, response);
		}

	}

}
