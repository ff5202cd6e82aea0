package dev.wm.cli.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.RegistryUrl;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange at a time with one registry. It follows no redirect, so the token
 * goes to no other place than the one it was given for.
 */
final class HttpTransport {

	// A mesh of 20,000 hosts is about 2 MB.
	private static final int LARGEST_RESPONSE = 16 * 1024 * 1024;

	// With the whole history, such a mesh is a few times that.
	private static final int LARGEST_BULK_RESPONSE = 256 * 1024 * 1024;

	private static final int BULK_TIMEOUT_FACTOR = 20;

	private static final int LONGEST_LINE = 1024 * 1024;

	private final OkHttpClient http;

	private final Duration callTimeout;

	private final MeshSettings mesh;

	HttpTransport(MeshSettings mesh, Duration connectTimeout, Duration callTimeout) {
		this.mesh = mesh;
		this.callTimeout = callTimeout;
		this.http = new OkHttpClient.Builder().connectTimeout(connectTimeout)
			.callTimeout(callTimeout)
			.readTimeout(callTimeout)
			.writeTimeout(callTimeout)
			.connectionSpecs(connections(mesh.url()))
			.followRedirects(false)
			.followSslRedirects(false)
			.build();
	}

	// Without TLS its trust store is not loaded, which is a good part of a start.
	private static List<ConnectionSpec> connections(RegistryUrl url) {
		boolean plain = url.uri().getScheme().equals("http");
		return List.of(plain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS);
	}

	RegistryUrl url() {
		return this.mesh.url();
	}

	/**
	 * Sends a request.
	 * @param body null for none
	 * @return what came back, whatever its status
	 */
	ApiResponse call(ApiRequest call, byte @Nullable [] body) {
		return call(call, body, (sent) -> {
		}, (line) -> {
		});
	}

	/**
	 * Sends a request and reports its progress.
	 * @param body null for none
	 * @param progress told how many bytes of the body were sent
	 * @param lines told each line of a response that comes line by line, whose body then
	 * counts as empty
	 * @return what came back, whatever its status
	 */
	ApiResponse call(ApiRequest call, byte @Nullable [] body, LongConsumer progress, Consumer<String> lines) {
		try (Response response = client(call).newCall(request(call, body, progress)).execute()) {
			return new ApiResponse(response.code(), mediaType(response), read(call, response, lines),
					response.header("Location"), response.header("ETag"));
		}
		catch (IOException ex) {
			throw new UnreachableException(url(), ex);
		}
	}

	private OkHttpClient client(ApiRequest call) {
		if (!call.bulk()) {
			return this.http;
		}
		Duration longer = this.callTimeout.multipliedBy(BULK_TIMEOUT_FACTOR);
		return this.http.newBuilder().callTimeout(longer).readTimeout(longer).build();
	}

	private Request request(ApiRequest call, byte @Nullable [] body, LongConsumer progress) {
		HttpUrl.Builder target = HttpUrl.get(url().uri().toString())
			.newBuilder()
			.addPathSegments(call.path().substring(1));
		call.below().forEach(target::addPathSegment);
		call.query().forEach(target::addQueryParameter);
		Request.Builder request = new Request.Builder().url(target.build())
			.method(call.method(), body(call, body, progress))
			.header("Accept",
					((call.lines() != null) ? call.lines() + ", " : "") + "application/json, application/problem+json");
		if (call.authenticated()) {
			request.header("Authorization", "Bearer " + this.mesh.token().secret());
		}
		if (call.expected() != null) {
			request.header("If-Match", call.expected());
		}
		return request.build();
	}

	private static @Nullable RequestBody body(ApiRequest call, byte @Nullable [] body, LongConsumer progress) {
		if (body != null) {
			return new OnceBody(MediaType.get(call.mediaType()), body, progress);
		}
		return call.method().equals("POST") ? RequestBody.EMPTY : null;
	}

	private ByteString read(ApiRequest call, Response response, Consumer<String> lines) throws IOException {
		if (!mediaType(response).equals(call.lines())) {
			return read(response, call.bulk() ? LARGEST_BULK_RESPONSE : LARGEST_RESPONSE);
		}
		BufferedSource source = response.body().source();
		while (!source.exhausted()) {
			lines.accept(source.readUtf8LineStrict(LONGEST_LINE));
		}
		return ByteString.EMPTY;
	}

	private ByteString read(Response response, int longest) throws IOException {
		byte[] bytes = response.body().byteStream().readNBytes(longest + 1);
		if (bytes.length > longest) {
			throw new UnexpectedResponseException(
					"What answers at " + url() + " sends more than any wm registry would. Check the URL.");
		}
		return ByteString.of(bytes);
	}

	private static String mediaType(Response response) {
		String type = response.header("Content-Type");
		return (type == null) ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
	}

	/** A body that is never sent twice: whether the first one arrived is not known. */
	private static final class OnceBody extends RequestBody {

		private static final int PIECE = 64 * 1024;

		private final MediaType type;

		private final byte[] bytes;

		private final LongConsumer progress;

		OnceBody(MediaType type, byte[] bytes, LongConsumer progress) {
			this.type = type;
			this.bytes = bytes;
			this.progress = progress;
		}

		@Override
		public MediaType contentType() {
			return this.type;
		}

		@Override
		public long contentLength() {
			return this.bytes.length;
		}

		@Override
		public void writeTo(BufferedSink sink) throws IOException {
			for (int sent = 0; sent < this.bytes.length; sent += PIECE) {
				sink.write(this.bytes, sent, Math.min(PIECE, this.bytes.length - sent));
				sink.flush();
				this.progress.accept(Math.min(sent + PIECE, this.bytes.length));
			}
		}

		@Override
		public boolean isOneShot() {
			return true;
		}

	}

}
