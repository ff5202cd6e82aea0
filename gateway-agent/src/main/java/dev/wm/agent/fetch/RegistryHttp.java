package dev.wm.agent.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.Set;
import java.util.function.Function;

import dev.wm.agent.json.Documents;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.RegistryRedirect;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends HTTP requests to the registry, bounded in time and size. Safe from several
 * threads.
 */
final class RegistryHttp implements AutoCloseable {

	// 100,000 names. The memory that the agent is given holds several configurations at
	// once: the applied one, the one on trial, the reverted one and the next one.
	private static final long LARGEST = 6 << 20;

	// 521 and more are Cloudflare's.
	private static final Set<Integer> PROXY_ALONE = Set.of(502, 503, 504, 521, 522, 523, 530);

	private static final int NOT_MODIFIED = 304;

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private final OkHttpClient client;

	private final Duration timeout;

	RegistryHttp(URI registry, Duration timeout) {
		this.timeout = timeout;
		// A redirect is never followed: the token is for nobody but the registry.
		this.client = new OkHttpClient.Builder().connectTimeout(CONNECT)
			.callTimeout(timeout)
			// A held poll is silent for long; each call has its own limit.
			.readTimeout(Duration.ZERO)
			// So that cancelling a call closes its connection, which may be dead.
			.protocols(List.of(Protocol.HTTP_1_1))
			.connectionSpecs(connections(registry))
			.followRedirects(false)
			.followSslRedirects(false)
			.build();
	}

	// Without TLS its trust store is not loaded, which takes megabytes.
	private static List<ConnectionSpec> connections(URI registry) {
		boolean plain = "http".equalsIgnoreCase(registry.getScheme());
		return List.of(plain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS);
	}

	<T> CallResult<T> send(Request request, Function<HttpReply, CallResult<T>> reader) {
		return send(request, Duration.ZERO, reader);
	}

	/**
	 * Sends a request that the registry may hold.
	 * @param request the request
	 * @param held how long it may be held, on top of the timeout
	 * @param reader turns a 2xx response into the result
	 */
	<T> CallResult<T> send(Request request, Duration held, Function<HttpReply, CallResult<T>> reader) {
		Duration limit = this.timeout.plus(held);
		Call call = this.client.newCall(request);
		call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
		CompletableFuture<HttpReply> response = new CompletableFuture<>();
		call.enqueue(new ReplyCallback(response));
		try {
			// The call's own timeout does not end a DNS look-up.
			return result(request, response.get(limit.toMillis() + 250, TimeUnit.MILLISECONDS), reader);
		}
		catch (TimeoutException ex) {
			call.cancel();
			return unreachable(request, "no answer within " + limit.toMillis() + " ms");
		}
		catch (ExecutionException ex) {
			return unreachable(request, NetworkFailure.of(ex.getCause()));
		}
		catch (InterruptedException ex) {
			call.cancel();
			Thread.currentThread().interrupt();
			return unreachable(request, "the agent is being stopped");
		}
	}

	// What broke one connection has most likely broken the pooled ones, too: the next
	// call
	// would wait for one of them in vain.
	private <T> CallResult<T> unreachable(Request request, String reason) {
		this.client.connectionPool().evictAll();
		HttpUrl url = request.url();
		return new CallResult.Unreachable<>(url.scheme() + "://" + url.host() + ":" + url.port() + ": " + reason);
	}

	private static <T> CallResult<T> result(Request request, HttpReply reply,
			Function<HttpReply, CallResult<T>> reader) {
		if (reply.status() == NOT_MODIFIED) {
			return new CallResult.NotModified<>(reply.header("Preference-Applied") != null,
					reply.number(Api.PROBE_HEADER));
		}
		if (reply.tooLarge()) {
			return new CallResult.Refused<>(reply.status(), "The registry's response is larger than " + (LARGEST >> 20)
					+ " MiB, for which this gateway has no memory: split the mesh.");
		}
		if (reply.isSuccess()) {
			return reader.apply(reply);
		}
		if (reply.isRedirect()) {
			return new CallResult.Refused<>(reply.status(), redirect(request.url().uri(), reply));
		}
		return new CallResult.Refused<>(reply.status(), detail(reply));
	}

	private static String redirect(URI requested, HttpReply reply) {
		String location = reply.header("Location");
		String fact = "The registry's address redirects (HTTP " + reply.status() + ") to ";
		return RegistryRedirect.registry(requested, location)
			.map((url) -> fact + url + ": set WM_REGISTRY_URL to that.")
			.orElseGet(() -> fact + RegistryRedirect.host(requested, location)
					+ ", which is no registry, as the login page of a captive portal does: log in to the network there"
					+ " or in front of the registry, or correct WM_REGISTRY_URL.");
	}

	private static String detail(HttpReply reply) {
		return Documents.problem(reply.body())
			.map(Problem::detail)
			.orElseGet(() -> PROXY_ALONE.contains(reply.status()) ? "The proxy answers (HTTP " + reply.status()
					+ "), and the registry behind it does not: check that it" + " runs (systemctl status wm-registry)."
					: "The registry answered HTTP " + reply.status() + " without saying why: see its log.");
	}

	void cancel() {
		this.client.dispatcher().cancelAll();
	}

	@Override
	public void close() {
		cancel();
		this.client.dispatcher().executorService().shutdownNow();
		this.client.connectionPool().evictAll();
	}

	/**
	 * Reads the response on one of the client's threads.
	 *
	 * @param future completes with the response
	 */
	private record ReplyCallback(CompletableFuture<HttpReply> future) implements Callback {

		@Override
		public void onFailure(Call call, IOException ex) {
			this.future.completeExceptionally(ex);
		}

		@Override
		public void onResponse(Call call, Response response) {
			try (response) {
				this.future.complete(reply(response));
			}
			catch (IOException ex) {
				this.future.completeExceptionally(ex);
			}
		}

		// What was compressed is counted as it is without.
		private static HttpReply reply(Response response) throws IOException {
			BufferedSource source = response.body().source();
			if (source.request(LARGEST + 1)) {
				return HttpReply.tooLarge(response.code(), response.headers());
			}
			return new HttpReply(response.code(), response.headers(), source.readUtf8(), false);
		}

	}

}
