package dev.wm.registry.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates the caller by its bearer token. {@link AuthorizationRules} decides what
 * it may call.
 */
class BearerTokenFilter extends OncePerRequestFilter {

	private final TokenIndex tokens;

	BearerTokenFilter(TokenIndex tokens) {
		this.tokens = tokens;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		BearerTokenHeader.read(request)
			.flatMap(this.tokens::find)
			.ifPresent((caller) -> SecurityContextHolder
				.setContext(new SecurityContextImpl(new CallerAuthentication(caller))));
		chain.doFilter(request, response);
	}

}
