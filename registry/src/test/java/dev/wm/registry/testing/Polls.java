package dev.wm.registry.testing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.wm.contract.v1.Api;

/**
 * Polls that wait for something new.
 */
public final class Polls {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private Polls() {
	}

	/**
	 * Asks as who has the current view would.
	 */
	public static CompletableFuture<Reply> wait(ApiClient caller, int seconds) {
		return wait(caller, "GET", seconds, caller.get(Api.CONFIG).header("ETag"));
	}

	public static CompletableFuture<Reply> wait(ApiClient caller, String method, int seconds, String tag) {
		return send(waiting(caller, seconds, tag).method(method, BodyPublishers.noBody()));
	}

	/**
	 * Asks as a gateway does that has the current view and has begun with a deep check.
	 */
	public static CompletableFuture<Reply> looking(ApiClient gateway, long begun) {
		String tag = gateway.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(begun)).header("ETag");
		return send(waiting(gateway, 60, tag).header(Api.PROBE_HEADER, Long.toString(begun)));
	}

	private static HttpRequest.Builder waiting(ApiClient caller, int seconds, String tag) {
		return caller.request(Api.CONFIG)
			.header("If-None-Match", tag)
			.header("Prefer", "wait=" + seconds)
			.timeout(Duration.ofSeconds(90));
	}

	private static CompletableFuture<Reply> send(HttpRequest.Builder request) {
		return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Reply::of);
	}

}
