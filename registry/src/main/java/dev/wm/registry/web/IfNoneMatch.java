package dev.wm.registry.web;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * The {@code If-None-Match} header (RFC 9110, section 13.1.2).
 *
 * @param lines the lines of the header, empty if there is none
 */
public record IfNoneMatch(List<String> lines) {

	/**
	 * Reads the header.
	 * @param request the request
	 * @return its lines
	 */
	public static IfNoneMatch of(HttpServletRequest request) {
		return new IfNoneMatch(Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)));
	}

	/**
	 * Whether the caller has what is tagged so.
	 * @param tag a strong entity tag
	 * @return true if nothing has to be sent
	 */
	public boolean has(String tag) {
		// Nearly every poll sends just the one tag it has.
		return this.lines.contains(tag) || this.lines.stream()
			.flatMap((header) -> Stream.of(header.split(",")))
			.map(String::strip)
			.map((text) -> text.startsWith("W/") ? text.substring(2) : text)
			.anyMatch((text) -> text.equals("*") || text.equals(tag));
	}

}
