package dev.wm.registry.access;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * The bearer token of a request (RFC 6750).
 */
public final class BearerTokenHeader {

	private static final String SCHEME = "Bearer ";

	private BearerTokenHeader() {
	}

	/**
	 * Reads the token.
	 * @param request the request
	 * @return the token's text, empty if there is none
	 */
	public static Optional<String> read(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Optional.empty();
		}
		return Optional.of(header.substring(SCHEME.length()).strip());
	}

}
