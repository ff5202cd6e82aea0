package dev.wm.registry.testing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.wm.contract.v1.Api;

/**
 * Sends long polls: conditional requests for the configuration that ask the registry to
 * hold them until the view changes.
 */
public final class LongPoll {

	// So that it ends by itself with 304, rather than by the client's impatience.
	private static final Duration BEYOND_THE_WAIT = Duration.ofSeconds(60);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private LongPoll() {
	}

	/**
	 * Polls as a caller that has the current view.
	 */
	public static CompletableFuture<Reply> send(ApiClient caller, int seconds) {
		return send(caller, "GET", seconds, caller.get(Api.CONFIG).header("ETag"));
	}

	/**
	 * Polls as a caller that has the view with an entity tag.
	 */
	public static CompletableFuture<Reply> send(ApiClient caller, String method, int seconds, String tag) {
		return send(request(caller, seconds, tag).method(method, BodyPublishers.noBody()));
	}

	/**
	 * Polls as a gateway that has the current view.
	 * @param probe the deep check that it has begun last, 0 for none
	 */
	public static CompletableFuture<Reply> sendWithProbe(ApiClient gateway, long probe) {
		String tag = gateway.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(probe)).header("ETag");
		return send(request(gateway, 60, tag).header(Api.PROBE_HEADER, Long.toString(probe)));
	}

	private static HttpRequest.Builder request(ApiClient caller, int seconds, String tag) {
		return caller.request(Api.CONFIG)
			.header("If-None-Match", tag)
			.header("Prefer", "wait=" + seconds)
			.timeout(Duration.ofSeconds(seconds).plus(BEYOND_THE_WAIT));
	}

	private static CompletableFuture<Reply> send(HttpRequest.Builder request) {
		return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Reply::of);
	}

}
