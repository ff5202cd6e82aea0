package dev.wm.registry.web;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;

/**
 * The {@code If-Match} header of a write (RFC 9110, section 13.1.1).
 *
 * @param tags the accepted entity tags, empty for any
 */
public record IfMatch(List<String> tags) {

	/** No condition. */
	public static final IfMatch ANY = new IfMatch(List.of());

	public IfMatch {
		tags = List.copyOf(tags);
	}

	static IfMatch parse(Stream<String> headers) {
		List<String> tags = headers.flatMap((header) -> Stream.of(header.split(",", -1))).map(String::strip).toList();
		return tags.contains("*") ? ANY : new IfMatch(tags);
	}

	/**
	 * Refuses the write if the object has another tag.
	 * @param object the object, read in the write's own transaction
	 */
	public void check(Object object) {
		if (!this.tags.isEmpty() && !this.tags.contains(EntityTag.of(object).text())) {
			throw new RefusedException(ProblemCode.PRECONDITION_FAILED, "If-Match",
					"It has changed since you read it: read it again, and repeat your change if you still want it.");
		}
	}

}
