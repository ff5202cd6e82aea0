package dev.wm.registry.problem;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Maps exceptions to problem replies (RFC 9457). The log gets the cause; the caller never
 * does.
 */
public final class Problems {

	private Problems() {
	}

	/**
	 * Maps an exception.
	 * @param thrown the exception
	 * @return the problem
	 */
	public static Problem of(Throwable thrown) {
		return switch (thrown) {
			case RefusedException ex -> of(ex.code(), ex.detail(), ex.field());
			case HttpMessageNotReadableException ex -> BodyProblems.of(ex);
			case UnreadableValueException ex -> BodyProblems.of(ex);
			case MethodArgumentTypeMismatchException ex -> parameter(ex);
			case ServletRequestBindingException ex ->
				of(ProblemCode.INVALID_VALUE, "A parameter is missing or cannot be read: check the path and query.");
			case InvalidParameterException ex ->
				of(ProblemCode.INVALID_VALUE, "The query cannot be read: write it in UTF-8, percent-encoded.");
			case NoResourceFoundException ex -> noSuchPath();
			case NoHandlerFoundException ex -> noSuchPath();
			case HttpRequestMethodNotSupportedException ex -> of(ProblemCode.METHOD_NOT_ALLOWED,
					ex.getMethod() + " is not allowed here: use " + allowed(ex.getSupportedMethods()) + ".");
			case HttpMediaTypeNotSupportedException ex -> of(ProblemCode.UNSUPPORTED_MEDIA_TYPE,
					"The body has to be JSON: send it with Content-Type: application/json.");
			case HttpMediaTypeNotAcceptableException ex ->
				of(ProblemCode.NOT_ACCEPTABLE, "The response is JSON: send Accept: application/json, or none.");
			case RequestRejectedException ex -> of(ProblemCode.INVALID_VALUE,
					"The path is not in plain form, or a header has control characters: leave out \"..\", \";\", \"\\\\\" and empty parts.");
			case DataIntegrityViolationException ex -> ConstraintProblems.of(ex);
			default -> isUnavailable(thrown) ? unavailable() : internal();
		};
	}

	/**
	 * A problem without a field.
	 * @param code the code
	 * @param detail one sentence with the fact and the remedy
	 * @return the problem
	 */
	public static Problem of(ProblemCode code, String detail) {
		return of(code, detail, null);
	}

	static Problem of(ProblemCode code, String detail, @Nullable String field) {
		HttpStatus status = HttpStatus.valueOf(code.status());
		return new Problem(status.value(), status.getReasonPhrase(), detail, code.text(), field);
	}

	static Problem internal() {
		return of(ProblemCode.INTERNAL, "The registry failed: read its log.");
	}

	static Problem noSuchPath() {
		return of(ProblemCode.NOT_FOUND, "There is nothing at this path: correct the path.");
	}

	private static Problem unavailable() {
		return of(ProblemCode.UNAVAILABLE, "The registry's database does not answer: try again in a moment.");
	}

	/**
	 * Whether the database is unavailable.
	 */
	private static boolean isUnavailable(Throwable thrown) {
		return thrown instanceof TransactionException || thrown instanceof DataAccessResourceFailureException
				|| thrown instanceof TransientDataAccessException || thrown instanceof QueryTimeoutException
				|| SqlStates.isConnectionLost(thrown);
	}

	private static Problem parameter(MethodArgumentTypeMismatchException thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidValueException ex) {
				return of(ProblemCode.INVALID_VALUE, String.valueOf(ex.getMessage()), thrown.getName());
			}
		}
		return of(ProblemCode.INVALID_VALUE, "\"" + thrown.getName() + "\" is not of its type: correct it.",
				thrown.getName());
	}

	private static String allowed(String @Nullable [] methods) {
		return (methods != null) ? String.join(" or ", methods) : "another method";
	}

}
