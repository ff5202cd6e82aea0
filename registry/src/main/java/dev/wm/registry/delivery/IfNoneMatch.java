package dev.wm.registry.delivery;

import java.util.Collections;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * The {@code If-None-Match} header (RFC 9110, section 13.1.2).
 */
final class IfNoneMatch {

	private IfNoneMatch() {
	}

	static boolean has(HttpServletRequest request, String tag) {
		String first = request.getHeader(HttpHeaders.IF_NONE_MATCH);
		if (first == null) {
			return false;
		}
		// Nearly every poll sends just the one tag it has.
		return first.equals(tag) || Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH))
			.stream()
			.flatMap((header) -> Stream.of(header.split(",")))
			.map(String::strip)
			.map((text) -> text.startsWith("W/") ? text.substring(2) : text)
			.anyMatch((text) -> text.equals("*") || text.equals(tag));
	}

}
