package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Holds every request and response of the tests against the OpenAPI document that the
 * registry serves, both ways: what is done was asked for as the document says, what is
 * refused as malformed was not, and every response is as the document has it.
 */
public final class ApiContract {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Pattern FLOAT = Pattern.compile("[0-9](\\.[0-9]|[eE][+-]?[0-9])");

	private static final Set<Integer> WITHOUT_OPERATION = Set.of(400, 401, 403, 404, 405, 408, 413, 429, 503);

	private static final Queue<Exchange> WAITING = new ConcurrentLinkedQueue<>();

	private static volatile @Nullable OpenApiValidator validator;

	private ApiContract() {
	}

	/**
	 * Checks a response with its request, or keeps them until somebody asks who may read
	 * the document.
	 */
	static void check(HttpResponse<String> response) {
		Exchange exchange = Exchange.of(response);
		WAITING.add(exchange);
		if (validator == null) {
			fetch(exchange);
		}
		OpenApiValidator api = validator;
		if (api != null) {
			for (Exchange next = WAITING.poll(); next != null; next = WAITING.poll()) {
				check(api, next);
			}
		}
	}

	/**
	 * What is wrong with a request, empty if nothing is.
	 * @param document an OpenAPI document
	 */
	public static List<String> requestErrors(JsonNode document, HttpRequest request) {
		OpenApiValidator api = new OpenApiValidator(document);
		Exchange exchange = Exchange.of(request, Optional.empty());
		return api.template(exchange)
			.filter((template) -> !api.operation(template, exchange).isMissingNode())
			.map((template) -> api.requestErrors(template, api.operation(template, exchange), exchange))
			.orElse(List.of("undocumented"));
	}

	private static void fetch(Exchange exchange) {
		if (exchange.status() == 401 || exchange.status() == 429) {
			return;
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(exchange.response().uri().resolve(Api.OPENAPI));
		exchange.headers().firstValue("Authorization").ifPresent((token) -> request.header("Authorization", token));
		try {
			HttpResponse<String> document = HTTP.send(request.build(), BodyHandlers.ofString());
			if (document.statusCode() == 200) {
				validator = new OpenApiValidator(JsonMapper.shared().readTree(document.body()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void check(OpenApiValidator api, Exchange exchange) {
		List<String> errors = errors(api, exchange);
		if (!errors.isEmpty()) {
			throw new AssertionError("Not as the OpenAPI document says: " + errors + "\n" + exchange);
		}
	}

	static List<String> errors(OpenApiValidator api, Exchange exchange) {
		List<String> errors = new ArrayList<>(exchange.isDone() ? List.of() : problemErrors(api, exchange));
		Optional<String> template = api.template(exchange);
		JsonNode operation = template.map((path) -> api.operation(path, exchange)).orElse(MissingNode.getInstance());
		if (operation.isMissingNode()) {
			errors.addAll(withoutOperation(template.isPresent(), exchange));
			return errors;
		}
		errors.addAll(api.responseErrors(operation, exchange));
		List<String> wrong = api.requestErrors(template.orElseThrow(), operation, exchange);
		if (exchange.isDone() && !wrong.isEmpty()) {
			errors.add("done although the request is wrong: " + wrong);
		}
		if (wrong.isEmpty() && code(exchange).equals("malformed_body") && !hasFloat(exchange)) {
			errors.add("refused as malformed although the request is right");
		}
		return errors;
	}

	// To JSON Schema 1.0 and 1e3 are whole numbers; the document's text says otherwise.
	private static boolean hasFloat(Exchange exchange) {
		return FLOAT.matcher(exchange.body()).find();
	}

	private static List<String> problemErrors(OpenApiValidator api, Exchange exchange) {
		if (exchange.method().equals("HEAD")) {
			return List.of();
		}
		if (!exchange.responseType().equals(Problem.MEDIA_TYPE)) {
			return List.of("no problem but " + exchange.responseType());
		}
		JsonNode problem = JsonMapper.shared().readTree(exchange.response().body());
		List<String> errors = new ArrayList<>(api.component("Problem", problem));
		errors.addAll(api.component("ProblemCode", problem.path("code")));
		if (problem.path("status").asInt() != exchange.status()) {
			errors.add("the problem has another status");
		}
		return errors;
	}

	private static List<String> withoutOperation(boolean known, Exchange exchange) {
		boolean named = exchange.response().headers().firstValue("Allow").isPresent();
		if (known && exchange.method().equals("OPTIONS") && exchange.status() == 200) {
			return named ? List.of() : List.of("no Allow");
		}
		if (!WITHOUT_OPERATION.contains(exchange.status()) || (exchange.status() == 405 && !known)) {
			return List.of("undocumented, and answered");
		}
		return (exchange.status() != 405 || named) ? List.of() : List.of("no Allow");
	}

	private static String code(Exchange exchange) {
		return exchange.responseType().equals(Problem.MEDIA_TYPE) && !exchange.method().equals("HEAD")
				? JsonMapper.shared().readTree(exchange.response().body()).path("code").asString("") : "";
	}

}
