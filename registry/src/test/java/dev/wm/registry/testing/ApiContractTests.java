package dev.wm.registry.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.net.ssl.SSLSession;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ApiContractTests {

	private static final String SITE = "{'domain':'a','subnet':'172.30.1.0/24','gateway':'172.30.1.1','hub':false,"
			+ "'listen_port':51820,'lans':[]}";

	private static OpenApiValidator api;

	@BeforeAll
	static void read() throws Exception {
		api = new OpenApiValidator(
				JsonMapper.shared().readTree(Files.readString(Path.of("src/test/resources/openapi-released.json"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					POST | sites?plan=true | {'domain':'a'}         | 200 |               | {'differences':[],'gateways':[]} |
					POST | sites           | {'domain':'a'}         | 201 | Location: /x; ETag: "x" | SITE             |
					POST | sites           | {'domain':'a','hub':null} | 201 | Location: /x; ETag: "x" | SITE          |
					GET  | sites/a         |                        | 200 | ETag: "x"     | SITE                             |
					GET  | sites/a         |                        | 200 |               | SITE                             | ETag: missing
					GET  | sites/a         |                        | 200 | ETag: "x"     | {}                               | required
					GET  | sites/a         |                        | 200 | ETag: "x"     | {'differences':[],'gateways':[]} | required
					GET  | sites/a         |                        | 201 | ETag: "x"     | SITE                             | undocumented status 201
					GET  | sites/a_b       |                        | 200 | ETag: "x"     | SITE                             | request is wrong
					GET  | sites?limit=0   |                        | 200 |               | {'items':[]}                     | request is wrong
					GET  | sites?limit=    |                        | 200 |               | {'items':[]}                     | request is wrong
					GET  | sites?x=1       |                        | 200 |               | {'items':[]}                     | unknown parameter
					GET  | sites?limit=1&limit=1 |                  | 200 |               | {'items':[]}                     | repeated
					GET  | sites           |                        | 200 |               | {'items':[{}]}                   | required
					GET  | sites           |                        | 200 |               | {'items':[],'more':1}            | not defined
					POST | sites           | {'domain':1}           | 201 | Location: /x; ETag: "x" | SITE             | request is wrong
					POST | sites           | {'domain':'a','x':1}   | 201 | Location: /x; ETag: "x" | SITE             | request is wrong
					POST | sites           | {'domain':'a','domain':'a'} | 201 | Location: /x; ETag: "x" | SITE        | request is wrong
					POST | sites           | {'domain':'a'} {}      | 201 | Location: /x; ETag: "x" | SITE             | request is wrong
					POST | sites           | {'domain':'a'}         | 201 | ETag: "x"     | SITE                             | Location: missing
					POST | sites           | {'domain':'a'}         | 400 |               | malformed_body                   | the request is right
					POST | sites           | {'domain':1}           | 400 |               | malformed_body                   |
					POST | sites           | {'domain':'a'}         | 418 |               | malformed_body                   | undocumented status 418
					POST | sites           | {'domain':'a'}         | 409 |               | no_such_code                     | enumeration
					POST | sites           | {'domain':'a'}         | 401 |               | unauthenticated                  | WWW-Authenticate: missing
					GET  | sites/a         |                        | 412 |               | precondition_failed              | undocumented status 412
					LOCK | sites           |                        | 405 |               | method_not_allowed               | no Allow
					LOCK | sites           |                        | 405 | Allow: GET    | method_not_allowed               |
					GET  | nothing         |                        | 405 | Allow: GET    | method_not_allowed               | undocumented
					GET  | nothing         |                        | 200 |               | {}                               | undocumented
					GET  | nothing         |                        | 404 |               | not_found                        |
					""")
	void errorsNamesWhatIsNotAsDescribed(String method, String path, String body, int status, String headers,
			String answer, String error) {
		Exchange exchange = exchange(method, path, (body != null) ? body : "", status, (headers != null) ? headers : "",
				answer);
		List<String> errors = ApiContract.errors(api, exchange);
		if (error == null) {
			assertThat(errors).isEmpty();
		}
		else {
			assertThat(errors.toString()).contains(error);
		}
	}

	@Test
	void errorsWhenARefusalIsNoProblemSaysSo() {
		Exchange exchange = Exchange.of(new Answer(request("GET", "nothing", ""), 404, "Content-Type: text/html", "x"));
		assertThat(ApiContract.errors(api, exchange)).contains("no problem but text/html");
	}

	private static Exchange exchange(String method, String path, String body, int status, String headers,
			String answer) {
		boolean problem = status >= 400;
		String text = problem ? "{'status':%d,'title':'x','detail':'x.','code':'%s'}".formatted(status, answer)
				: answer.replace("SITE", SITE);
		String type = "Content-Type: application/" + (problem ? "problem+json" : "json");
		return Exchange
			.of(new Answer(request(method, path, body), status, headers + "; " + type, text.replace('\'', '"')));
	}

	private static HttpRequest request(String method, String path, String body) {
		return HttpRequest.newBuilder(URI.create("http://wm.invalid/api/v1/" + path))
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body.replace('\'', '"')))
			.build();
	}

	/** A response as somebody could have sent it. */
	private record Answer(HttpRequest request, int statusCode, String lines,
			String body) implements HttpResponse<String> {

		@Override
		public HttpHeaders headers() {
			Map<String, List<String>> headers = Arrays.stream(this.lines.split("; "))
				.filter((line) -> line.contains(": "))
				.collect(Collectors.toMap((line) -> line.split(": ", 2)[0], (line) -> List.of(line.split(": ", 2)[1])));
			return HttpHeaders.of(headers, (name, value) -> true);
		}

		@Override
		public Optional<HttpResponse<String>> previousResponse() {
			return Optional.empty();
		}

		@Override
		public Optional<SSLSession> sslSession() {
			return Optional.empty();
		}

		@Override
		public URI uri() {
			return this.request.uri();
		}

		@Override
		public HttpClient.Version version() {
			return HttpClient.Version.HTTP_1_1;
		}

	}

}
