package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import dev.wm.contract.v1.Api;

/**
 * Calls the API as anybody could: plain HTTP, nothing of the registry's own code.
 *
 * @param base where the registry listens
 * @param token what to show, empty for nothing
 * @param from where a proxy on this machine would say that it is, empty for no proxy
 */
public record ApiClient(URI base, String token, String from) {

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

	public ApiClient(URI base, String token) {
		this(base, token, "");
	}

	public ApiClient as(String otherToken) {
		return new ApiClient(this.base, otherToken, this.from);
	}

	/**
	 * The same caller at another registry.
	 */
	public ApiClient at(ApiClient other) {
		return new ApiClient(other.base, this.token, this.from);
	}

	/**
	 * The same caller elsewhere on the internet.
	 */
	public ApiClient from(String address) {
		return new ApiClient(this.base, this.token, address);
	}

	public Reply get(String path) {
		return send(request(path).GET());
	}

	public Reply get(String path, String header, String value) {
		return send(request(path).header(header, value).GET());
	}

	public Reply post(String path, String json) {
		return call("POST", path, json);
	}

	public Reply delete(String path) {
		return send(request(path).DELETE());
	}

	public Reply call(String method, String path, String json) {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
		return send(request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
	}

	/** A report of one start of a gateway's machine. */
	public Reply report(String instance, String lanAddress) {
		String body = """
				{"version":"1","lans":["192.168.1.0/24"],"lan_addresses":["%s"],"uplinks":[],"products":[],"peers":[],\
				"repairs":[],"problems":[]}""".formatted(lanAddress);
		return send(request(Api.REPORT).header("Content-Type", "application/json")
			.header(Api.INSTANCE_HEADER, instance)
			.PUT(HttpRequest.BodyPublishers.ofString(body)));
	}

	public Reply site(String domain) {
		return post(Api.SITES, "{\"domain\":\"" + domain + "\"}");
	}

	public Reply host(String name, String local) {
		return post(Api.HOSTS, "{\"name\":\"" + name + "\",\"local_address\":\"" + local + "\"}");
	}

	public Reply hub(String domain) {
		return post(Api.SITES, "{\"domain\":\"" + domain + "\",\"hub\":true}");
	}

	public Reply device(String name) {
		return post(Api.DEVICES, "{\"name\":\"" + name + "\"}");
	}

	public String enrolmentToken(String site) {
		return post(Api.ENROLMENT_TOKENS, "{\"site\":\"" + site + "\"}").text("token");
	}

	/**
	 * Enrols at the site that the token is for.
	 */
	public Reply enrol(int key, String... lans) {
		String networks = lans.length == 0 ? "" : "\"" + String.join("\",\"", lans) + "\"";
		return post(Api.ENROLMENTS,
				"{\"public_key\":\"" + Keys.key(key) + "\",\"lans\":[" + networks + "],\"version\":\"0.1.0\"}");
	}

	public String deviceToken(String device) {
		return post(Api.ENROLMENT_TOKENS, "{\"device\":\"" + device + "\"}").text("token");
	}

	/**
	 * Creates a device and makes a token for it.
	 */
	public String deviceTokenFor(String device) {
		device(device);
		return deviceToken(device);
	}

	/**
	 * Becomes the device that the token is for.
	 */
	public Reply enrolDevice(int key) {
		return post(Api.DEVICE_ENROLMENTS, "{\"public_key\":\"" + Keys.key(key) + "\",\"version\":\"0.1.0\"}");
	}

	/**
	 * Becomes the gateway of a site, as an administrator would let a machine do.
	 */
	public ApiClient gateway(String site, int key, String... lans) {
		return as(as(enrolmentToken(site)).enrol(key, lans).text("token"));
	}

	/**
	 * Deletes every site, host and device.
	 */
	public void deleteAll() {
		names(Api.DEVICES, "name").forEach((device) -> delete(Api.DEVICES + "/" + device));
		names(Api.SITES, "domain").forEach((site) -> delete(Api.SITES + "/" + site + "?cascade=true"));
	}

	private List<String> names(String path, String member) {
		return get(path + "?limit=1000").json()
			.path("items")
			.valueStream()
			.map((item) -> item.path(member).asString())
			.toList();
	}

	/**
	 * Answers a deep check as a gateway does that has found nothing to say.
	 * @param more members that follow, each with a comma before it
	 */
	public Reply probe(long id, String more) {
		String lists = more.contains("\"paths\"") ? "" : ",\"paths\":[],\"hosts\":[],\"problems\":[]";
		return call("PUT", Api.PROBES + "/" + id,
				"{\"clock\":\"2026-03-01T12:00:00Z\",\"answers_names\":true" + lists + more + "}");
	}

	public Reply send(HttpRequest.Builder request) {
		HttpRequest built = request.timeout(Duration.ofMinutes(5)).build();
		try {
			return Reply.of(HTTP.send(built, BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(built.toString(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path));
		if (!this.from.isEmpty()) {
			request.header("X-Forwarded-For", this.from);
		}
		return this.token.isEmpty() ? request : request.header("Authorization", "Bearer " + this.token);
	}

}
