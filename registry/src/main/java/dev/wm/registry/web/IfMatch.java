package dev.wm.registry.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;

/**
 * The {@code If-Match} header of a write (RFC 9110, section 13.1.1).
 *
 * @param tags the accepted entity tags, empty for any
 */
public record IfMatch(List<String> tags) {

	/** The form of the header, as an ECMA 262 expression. */
	public static final String PATTERN = "^(\\*|(W/)?\"[!#-~]*\"([ \\t]*,[ \\t]*(W/)?\"[!#-~]*\")*)$";

	private static final Pattern FORM = Pattern.compile(PATTERN.substring(1, PATTERN.length() - 1));

	private static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~]*\"");

	/** No condition. */
	public static final IfMatch ANY = new IfMatch(List.of());

	public IfMatch {
		tags = List.copyOf(tags);
	}

	static IfMatch parse(Stream<String> headers) {
		String header = headers.map(String::strip).collect(Collectors.joining(", "));
		if (!FORM.matcher(header).matches()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "If-Match",
					"\"If-Match\" is no entity tag: send the ETag of the object as you read it, quotes included.");
		}
		return header.equals("*") ? ANY : new IfMatch(TAG.matcher(header).results().map(MatchResult::group).toList());
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
