package dev.wm.registry;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.registry.testing.RawHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests whose end a proxy in front of the registry may see elsewhere (request
 * smuggling, RFC 9112, section 11.2): each is refused and ends the connection, so that
 * nothing of it is taken for another request.
 */
class RequestFramingApiTests extends ApiTestBase {

	private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

	private static final String EMPTY_CHUNK = "0\r\n\r\n";

	static List<Framing> framings() {
		return Stream
			.of(new Framing("length and chunked", "Content-Length: 5\r\n" + CHUNKED, EMPTY_CHUNK),
					new Framing("chunked and length", CHUNKED + "Content-Length: 5\r\n", EMPTY_CHUNK),
					new Framing("identity", "Transfer-Encoding: identity\r\n", ""),
					new Framing("identity and length", "Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "hello"),
					new Framing("twice in a line", "Transfer-Encoding: chunked, chunked\r\n", EMPTY_CHUNK),
					new Framing("twice", CHUNKED + CHUNKED, EMPTY_CHUNK),
					new Framing("chunked, identity", "Transfer-Encoding: chunked, identity\r\n", EMPTY_CHUNK),
					new Framing("identity, chunked", "Transfer-Encoding: identity, chunked\r\n", EMPTY_CHUNK),
					new Framing("gzip", "Transfer-Encoding: gzip\r\n", EMPTY_CHUNK),
					new Framing("gzip, chunked", "Transfer-Encoding: gzip, chunked\r\n", EMPTY_CHUNK),
					new Framing("xchunked", "Transfer-Encoding: xchunked\r\n", EMPTY_CHUNK),
					new Framing("quoted", "Transfer-Encoding: \"chunked\"\r\n", EMPTY_CHUNK),
					new Framing("vertical tab", "Transfer-Encoding: \u000bchunked\r\n", EMPTY_CHUNK),
					new Framing("space before the colon", "Transfer-Encoding : chunked\r\n", EMPTY_CHUNK),
					new Framing("space in the name", "Transfer Encoding: chunked\r\n", EMPTY_CHUNK),
					new Framing("NUL in the name", "Transfer-Encoding\u0000: chunked\r\n", EMPTY_CHUNK),
					new Framing("NUL in the value", "X: a\u0000b\r\n", ""),
					new Framing("folded coding", "Transfer-Encoding:\r\n chunked\r\n", EMPTY_CHUNK),
					new Framing("line without a colon", "Transfer-Encoding\r\n", ""),
					new Framing("empty name", ": x\r\n", ""),
					new Framing("bare CR", "X: a\rContent-Length: 5\r\n", "hello"),
					new Framing("two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n", "hello"),
					new Framing("same length twice", "Content-Length: 5\r\nContent-Length: 5\r\n", "hello"),
					new Framing("list of lengths", "Content-Length: 5, 5\r\n", "hello"),
					new Framing("signed length", "Content-Length: +5\r\n", "hello"),
					new Framing("negative length", "Content-Length: -5\r\n", "hello"),
					new Framing("hexadecimal length", "Content-Length: 0x5\r\n", "hello"),
					new Framing("length of 20 digits", "Content-Length: 18446744073709551621\r\n", "hello"),
					new Framing("empty length", "Content-Length: \r\n", "hello"),
					new Framing("second host", "Host: y\r\n", ""), new Framing("same host twice", "Host: x\r\n", ""),
					new Framing("chunk size with a sign", CHUNKED, "+5\r\nhello\r\n0\r\n\r\n"),
					new Framing("chunk size in 0x", CHUNKED, "0x5\r\nhello\r\n0\r\n\r\n"),
					new Framing("chunk size with a space", CHUNKED, "5 \r\nhello\r\n0\r\n\r\n"),
					new Framing("chunk size that overflows", CHUNKED, "100000005\r\nhello\r\n0\r\n\r\n"),
					new Framing("chunk with a bare LF", CHUNKED, "5\nhello\r\n0\r\n\r\n"),
					new Framing("chunk that is longer", CHUNKED, "5\r\nhello!\r\n0\r\n\r\n"),
					new Framing("chunk extension with a bare LF", CHUNKED, "5;a\nb\r\nhello\r\n0\r\n\r\n"))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("framings")
	void requestWhenItsEndIsAmbiguousIsRefusedAndClosed(Framing framing) {
		assertThat(RawHttp.untilClosed(this.admin, framing.text("Authorization: Bearer " + ADMIN_TOKEN + "\r\n")))
			.singleElement()
			.isIn(400, 501);
		assertThat(RawHttp.untilClosed(this.admin, framing.text(""))).singleElement().isIn(400, 401, 501);
		assertThat(items("/api/v1/sites")).isEmpty();
	}

	// RFC 9112, sections 2.2 and 5.2: such lines are one way or the other, always the
	// same.
	@ParameterizedTest
	@ValueSource(strings = { "X: a\nContent-Length: 5\n\nhello", "X: a\r\n b\r\nContent-Length: 5\r\n\r\nhello",
			"X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello" })
	void requestWhenALineIsFoldedOrEndsWithABareLineFeedHasOneEnd(String rest) {
		assertThat(
				RawHttp.untilClosed(this.admin,
						"POST /api/v1/sites HTTP/1.1\r\nHost: x\r\n" + rest
								+ "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
			.containsExactly(401, 200);
	}

	/**
	 * A request.
	 *
	 * @param name what is wrong with it
	 * @param headers the wrong headers
	 * @param body what follows them, before another request
	 */
	record Framing(String name, String headers, String body) {

		String text(String more) {
			return "POST /api/v1/sites HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + more + this.headers
					+ "\r\n" + this.body + "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
