package dev.wm.registry.testing;

import java.net.http.HttpClient;
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
		return HTTP
			.sendAsync(caller.request(Api.CONFIG)
				.header("If-None-Match", tag)
				.header("Prefer", "wait=" + seconds)
				.timeout(Duration.ofSeconds(90))
				.method(method, BodyPublishers.noBody())
				.build(), BodyHandlers.ofString())
			.thenApply(Reply::of);
	}

}
