package dev.wm.registry.problem;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * The problem of a body that cannot be read, with the path of the member.
 */
final class BodyProblems {

	private BodyProblems() {
	}

	static Problem of(Throwable thrown) {
		Problem limit = limit(thrown);
		if (limit != null) {
			return limit;
		}
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			Problem problem = ofCause(cause);
			if (problem != null) {
				return problem;
			}
		}
		return Problems.of(ProblemCode.MALFORMED_BODY, "The body is missing or cannot be read: send JSON.");
	}

	// It is wrapped by whatever was reading at the limit.
	private static @Nullable Problem limit(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			switch (cause) {
				case BodyTooLargeException ex -> {
					return ex.problem();
				}
				case BodyTooSlowException ex -> {
					return BodyTooSlowException.problem();
				}
				default -> {
				}
			}
		}
		return null;
	}

	private static @Nullable Problem ofCause(Throwable cause) {
		return switch (cause) {
			case UnrecognizedPropertyException ex -> Problems.of(ProblemCode.MALFORMED_BODY,
					InvalidValueException.quote(ex.getPropertyName()) + " is not known here: leave it out.", path(ex));
			case DatabindException ex -> member(ex);
			case InputCoercionException ex -> outOfRange(ex);
			case StreamConstraintsException ex -> Problems.of(ProblemCode.MALFORMED_BODY,
					"The body has a number or a text that is too long, or is nested too deeply: correct it and send it again.");
			case JacksonException ex ->
				Problems.of(ProblemCode.MALFORMED_BODY, "The body is not valid JSON: correct it and send it again.");
			default -> null;
		};
	}

	// It is valid JSON, which has numbers of any size.
	private static Problem outOfRange(JacksonException ex) {
		String path = path(ex);
		String what = (path != null) ? "\"" + path + "\"" : "A number";
		return Problems.of(ProblemCode.INVALID_VALUE, what + " is out of range: give a number that it may be.", path);
	}

	private static Problem member(DatabindException thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidValueException ex) {
				return Problems.of(ProblemCode.INVALID_VALUE, String.valueOf(ex.getMessage()), path(thrown));
			}
			if (cause instanceof InputCoercionException) {
				return outOfRange(thrown);
			}
		}
		String path = path(thrown);
		String what = (path != null) ? "\"" + path + "\"" : "The body";
		return Problems.of(ProblemCode.MALFORMED_BODY, what + " is not of the expected kind: correct it.", path);
	}

	private static @Nullable String path(JacksonException thrown) {
		List<JacksonException.Reference> path = thrown.getPath();
		String text = path.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining());
		return text.isEmpty() ? null : printable(text.startsWith(".") ? text.substring(1) : text);
	}

	// A member's name is the caller's text too.
	private static String printable(String path) {
		String quoted = InvalidValueException.quote(path);
		return quoted.substring(1, quoted.length() - 1);
	}

}
