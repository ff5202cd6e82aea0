package dev.wm.contract.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Why a request was refused (RFC 9457, {@code application/problem+json}).
 *
 * @param status the HTTP status
 * @param title the status in words
 * @param detail one sentence that says what is wrong and what to do
 * @param code a {@link ProblemCode}, as text so that an older client reads a newer
 * registry's
 * @param field the member or parameter that is wrong, null if it is not one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(int status, String title, String detail, String code, @Nullable String field) {

	/** The media type of a problem. */
	public static final String MEDIA_TYPE = "application/problem+json";

	public Problem {
		requirePresent(title, "title");
		requirePresent(detail, "detail");
		requirePresent(code, "code");
	}

}
