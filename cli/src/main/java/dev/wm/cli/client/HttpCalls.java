package dev.wm.cli.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.ByteString;

import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.RegistryUrl;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange at a time with one registry. It follows no redirect, so the token
 * goes to no other place than the one it was given for.
 */
final class HttpCalls {

	private static final MediaType JSON = MediaType.get("application/json");

	// A mesh of 20,000 hosts is about 2 MB.
	private static final int LONGEST = 16 * 1024 * 1024;

	private final OkHttpClient http;

	private final MeshSettings mesh;

	HttpCalls(MeshSettings mesh, Duration connectTimeout, Duration callTimeout) {
		this.mesh = mesh;
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
	Answer call(Call call, byte @Nullable [] body) {
		try (Response response = this.http.newCall(request(call, body)).execute()) {
			return new Answer(response.code(), mediaType(response), read(response), response.header("Location"));
		}
		catch (IOException ex) {
			throw new UnreachableException(url(), ex);
		}
	}

	private Request request(Call call, byte @Nullable [] body) {
		HttpUrl.Builder target = HttpUrl.get(url().uri().toString())
			.newBuilder()
			.addPathSegments(call.path().substring(1));
		if (call.object() != null) {
			target.addPathSegment(call.object());
		}
		call.query().forEach(target::addQueryParameter);
		Request.Builder request = new Request.Builder().url(target.build())
			.method(call.method(), (body != null) ? new OnceBody(body) : null)
			.header("Accept", "application/json, application/problem+json");
		if (call.authenticated()) {
			request.header("Authorization", "Bearer " + this.mesh.token().secret());
		}
		return request.build();
	}

	private ByteString read(Response response) throws IOException {
		byte[] bytes = response.body().byteStream().readNBytes(LONGEST + 1);
		if (bytes.length > LONGEST) {
			throw new StrangeAnswerException(
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

		private final byte[] bytes;

		OnceBody(byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		public MediaType contentType() {
			return JSON;
		}

		@Override
		public long contentLength() {
			return this.bytes.length;
		}

		@Override
		public void writeTo(BufferedSink sink) throws IOException {
			sink.write(this.bytes);
		}

		@Override
		public boolean isOneShot() {
			return true;
		}

	}

}
