package dev.wm.cli.client;

import java.util.Optional;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.RegistryRedirect;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Parses responses into records, and failures into exceptions.
 */
final class ResponseReader {

	private static final String HTML = "text/html";

	private final RegistryUrl url;

	ResponseReader(RegistryUrl url) {
		this.url = url;
	}

	<T> T read(ApiResponse response, Class<T> type) {
		return parse(response, (body) -> Json.MAPPER.readValue(body, type));
	}

	<T> Listing<T> readPage(ApiResponse response, Class<T> element) {
		JavaType type = Json.MAPPER.getTypeFactory().constructParametricType(Listing.class, element);
		return parse(response, (body) -> Json.MAPPER.<Listing<T>>readValue(body, type));
	}

	/** For a response whose body, if there is one, does not matter. */
	void requireSuccess(ApiResponse response) {
		if (!response.isSuccess()) {
			throw failure(response);
		}
	}

	private <T> T parse(ApiResponse response, Function<byte[], @Nullable T> parser) {
		requireSuccess(response);
		try {
			T value = parser.apply(response.body().toByteArray());
			if (value != null) {
				return value;
			}
		}
		catch (JacksonException | InvalidValueException ex) {
			// Its text repeats the document, and the user can do nothing with it.
		}
		throw new UnexpectedResponseException("What answers at " + this.url + " is not a wm registry ("
				+ describe(response) + "). "
				+ (response.mediaType().equals(HTML)
						? "If that is the login page of a captive portal, log in there; otherwise check the URL."
						: "Check the URL, and that wm is not older than the registry."));
	}

	private RegistryException failure(ApiResponse response) {
		Optional<Problem> problem = problem(response);
		if (problem.isPresent()) {
			return new ProblemException(problem.get());
		}
		if (response.isRedirect()) {
			return new UnexpectedResponseException(redirect(response.location()));
		}
		return new UnexpectedResponseException(switch (response.status()) {
			case 401, 403 -> "What answers at " + this.url + " does not accept this token (" + describe(response)
					+ "). Check the token, and whether something in front of the registry asks for a login.";
			case 404, 405 -> "There is no wm registry at " + this.url + " (" + describe(response) + "). Check the URL.";
			case 502, 503, 504, 521, 522, 523, 530 ->
				"The proxy at " + this.url + " answers, and the registry behind it does not (" + describe(response)
						+ "). Check that the registry runs on its machine: systemctl status wm-registry.";
			case 511 -> "The network on the way to " + this.url + " asks for a login (" + describe(response)
					+ "). Open any page in a browser, log in there, then try again.";
			default -> "What answers at " + this.url + " failed (" + describe(response) + "). Read the registry's log.";
		});
	}

	private String redirect(@Nullable String location) {
		String fact = "The registry at " + this.url + " points to ";
		return RegistryRedirect.registry(this.url.uri(), location)
			.map((moved) -> fact + moved + ", and the token is not sent on: use the URL that it really has.")
			.orElseGet(() -> fact + RegistryRedirect.host(this.url.uri(), location)
					+ ", which is no registry, and the token is not sent on. If that is the login page of a captive portal,"
					+ " log in there; otherwise check the URL.");
	}

	private static Optional<Problem> problem(ApiResponse response) {
		if (!response.mediaType().equals(Problem.MEDIA_TYPE)) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(Json.MAPPER.readValue(response.body().toByteArray(), Problem.class));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static String describe(ApiResponse response) {
		String type = response.mediaType().isEmpty() ? "" : ", " + response.mediaType();
		return "HTTP " + response.status() + type;
	}

}
