package dev.wm.agent.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wm.agent.json.Documents;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The registry's HTTP API. Safe from several threads.
 */
public final class HttpRegistryClient implements RegistryClient, AutoCloseable {

	private static final MediaType JSON_TYPE = MediaType.get("application/json");

	private static final String NOT_A_REGISTRY = "What answers at that address is not a wm registry: log in to the"
			+ " network if it is the page of a captive portal, or correct WM_REGISTRY_URL.";

	// The longest time for which the registry holds a poll.
	private static final long LONGEST_WAIT = 60;

	private final URI base;

	private final RegistryHttp http;

	private final String userAgent;

	private volatile @Nullable SiteDomain site;

	private volatile Supplier<Optional<String>> instance = Optional::empty;

	public HttpRegistryClient(URI base, Duration timeout, String version) {
		this.base = base;
		this.http = new RegistryHttp(base, timeout);
		this.userAgent = "wm-gateway/" + version;
	}

	@Override
	public CallResult<FetchedConfig> config(BearerToken credential, @Nullable String tag, @Nullable Long lastProbe,
			Duration wait) {
		Request.Builder request = to(Api.CONFIG, credential);
		if (lastProbe != null) {
			request.header(Api.PROBE_HEADER, lastProbe.toString());
		}
		SiteDomain own = this.site;
		if (own != null) {
			request.header(Api.SITE_HEADER, own.toString());
		}
		long seconds = Math.min(LONGEST_WAIT, wait.toSeconds());
		if (tag != null) {
			request.header("If-None-Match", tag);
		}
		if (tag == null || seconds == 0) {
			return this.http.send(request.build(), HttpRegistryClient::fetched);
		}
		request.header("Prefer", "wait=" + seconds);
		return this.http.send(request.build(), Duration.ofSeconds(seconds), HttpRegistryClient::fetched);
	}

	private static CallResult<FetchedConfig> fetched(HttpReply reply) {
		String tag = reply.header("ETag");
		if (tag == null || !reply.isJson()) {
			return new CallResult.Refused<>(reply.status(), NOT_A_REGISTRY);
		}
		return new CallResult.Success<>(new FetchedConfig(reply.body(), tag, reply.number(Api.REVISION_HEADER),
				reply.number(Api.PROBE_HEADER)));
	}

	@Override
	public CallResult<Enrolment> enrol(BearerToken token, EnrolRequest request) {
		return this.http.send(to(Api.ENROLMENTS, token).post(body(Documents.text(request))).build(),
				HttpRegistryClient::enrolment);
	}

	private static CallResult<Enrolment> enrolment(HttpReply reply) {
		return Documents.enrolment(reply.body())
			.<CallResult<Enrolment>>map(CallResult.Success::new)
			.orElseGet(() -> new CallResult.Refused<>(reply.status(), NOT_A_REGISTRY));
	}

	@Override
	public CallResult<GatewayReport> report(BearerToken credential, GatewayReport report) {
		Function<HttpReply, CallResult<GatewayReport>> arrived = (reply) -> new CallResult.Success<>(report);
		Request.Builder request = to(Api.REPORT, credential).put(body(Documents.text(report)));
		this.instance.get().ifPresent((own) -> request.header(Api.INSTANCE_HEADER, own));
		return this.http.send(request.build(), arrived);
	}

	@Override
	public CallResult<NewKey> sendKey(BearerToken credential, NewKey key) {
		Function<HttpReply, CallResult<NewKey>> arrived = (reply) -> new CallResult.Success<>(key);
		return this.http.send(to(Api.GATEWAY_KEY, credential).put(body(Documents.text(key))).build(), arrived);
	}

	@Override
	public CallResult<KeyChallenge> keyChallenge(BearerToken credential) {
		return this.http.send(to(Api.KEY_CHALLENGE, credential).post(RequestBody.EMPTY).build(),
				(reply) -> Documents.keyChallenge(reply.body())
					.<CallResult<KeyChallenge>>map(CallResult.Success::new)
					.orElseGet(() -> new CallResult.Refused<>(reply.status(), NOT_A_REGISTRY)));
	}

	@Override
	public CallResult<HeldKey> sendHeldKey(BearerToken credential, HeldKey held) {
		Function<HttpReply, CallResult<HeldKey>> arrived = (reply) -> new CallResult.Success<>(held);
		return this.http.send(to(Api.HELD_KEY, credential).put(body(Documents.text(held))).build(), arrived);
	}

	@Override
	public void identify(SiteDomain domain) {
		this.site = domain;
	}

	@Override
	public void identify(Supplier<Optional<String>> machine) {
		this.instance = machine;
	}

	@Override
	public CallResult<ProbeReport> sendProbeReport(BearerToken credential, long probe, ProbeReport report) {
		Function<HttpReply, CallResult<ProbeReport>> arrived = (reply) -> new CallResult.Success<>(report);
		return this.http.send(to(Api.PROBES + "/" + probe, credential).put(body(Documents.text(report))).build(),
				arrived);
	}

	private Request.Builder to(String path, BearerToken token) {
		return new Request.Builder().url(this.base + path)
			.header("Authorization", "Bearer " + token.secret())
			.header("Accept", "application/json")
			.header("User-Agent", this.userAgent);
	}

	// Bytes, because OkHttp adds a charset to the media type of a string.
	private static RequestBody body(String json) {
		return RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON_TYPE);
	}

	/** Cancels every call that is in progress, from another thread. */
	public void cancel() {
		this.http.cancel();
	}

	@Override
	public void close() {
		this.http.close();
	}

}
