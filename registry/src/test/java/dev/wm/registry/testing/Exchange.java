package dev.wm.registry.testing;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * A request with its response.
 *
 * @param method the request's method
 * @param path its path as it was sent
 * @param query the names and values of its query, decoded
 * @param headers its headers
 * @param body its body as UTF-8
 * @param answer the response, empty if there is none yet
 */
record Exchange(String method, String path, List<Map.Entry<String, String>> query, HttpHeaders headers, String body,
		Optional<HttpResponse<String>> answer) {

	static Exchange of(HttpResponse<String> response) {
		return of(response.request(), Optional.of(response));
	}

	static Exchange of(HttpRequest request, Optional<HttpResponse<String>> answer) {
		return new Exchange(request.method(), request.uri().getRawPath(), query(request.uri().getRawQuery()),
				request.headers(), new String(body(request), StandardCharsets.UTF_8), answer);
	}

	private static List<Map.Entry<String, String>> query(String raw) {
		List<Map.Entry<String, String>> query = new ArrayList<>();
		for (String part : ((raw != null) ? raw : "").split("&", -1)) {
			if (!part.isEmpty()) {
				String[] pair = part.split("=", 2);
				query.add(Map.entry(decoded(pair[0]), (pair.length > 1) ? decoded(pair[1]) : ""));
			}
		}
		return query;
	}

	static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static byte[] body(HttpRequest request) {
		CompletableFuture<byte[]> body = new CompletableFuture<>();
		request.bodyPublisher()
			.ifPresentOrElse((publisher) -> publisher.subscribe(new Collector(body)), () -> body.complete(new byte[0]));
		return body.join();
	}

	HttpResponse<String> response() {
		return this.answer.orElseThrow();
	}

	int status() {
		return response().statusCode();
	}

	boolean isDone() {
		return status() < 400;
	}

	String requestType() {
		return plain(this.headers.firstValue("Content-Type").orElse(""));
	}

	String responseType() {
		return plain(response().headers().firstValue("Content-Type").orElse(""));
	}

	private static String plain(String mediaType) {
		return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return this.method + " " + response().uri() + " " + shortened(this.body) + "\n=> " + status() + " "
				+ shortened(response().body());
	}

	private static String shortened(String text) {
		return (text.length() > 2000) ? text.substring(0, 2000) + "…" : text;
	}

	/** Collects the bytes of a body. */
	private record Collector(ByteArrayOutputStream bytes,
			CompletableFuture<byte[]> whole) implements Flow.Subscriber<ByteBuffer> {

		Collector(CompletableFuture<byte[]> whole) {
			this(new ByteArrayOutputStream(), whole);
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(ByteBuffer part) {
			byte[] copy = new byte[part.remaining()];
			part.duplicate().get(copy);
			this.bytes.writeBytes(copy);
		}

		@Override
		public void onError(Throwable thrown) {
			this.whole.completeExceptionally(thrown);
		}

		@Override
		public void onComplete() {
			this.whole.complete(this.bytes.toByteArray());
		}

	}

}
