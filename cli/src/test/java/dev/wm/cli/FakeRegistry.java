package dev.wm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Credential;
import dev.wm.contract.v1.Device;
import dev.wm.contract.v1.DeviceType;
import dev.wm.contract.v1.Difference;
import dev.wm.contract.v1.EnrolmentToken;
import dev.wm.contract.v1.GatewayChange;
import dev.wm.contract.v1.Health;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.IssuedCredential;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.NewCredential;
import dev.wm.contract.v1.NewDevice;
import dev.wm.contract.v1.NewEnrolmentToken;
import dev.wm.contract.v1.NewHost;
import dev.wm.contract.v1.NewSite;
import dev.wm.contract.v1.Plan;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.RevisionDiff;
import dev.wm.contract.v1.Rollback;
import dev.wm.contract.v1.Site;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registry in this process that speaks the contract, but knows only the rules that the
 * command line reacts to.
 */
public final class FakeRegistry extends Dispatcher implements AutoCloseable {

	/** The one token that it accepts. */
	public static final String TOKEN = "wm_adm_fake";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant EXPIRY = Instant.parse("2026-11-02T13:00:00.123Z");

	private final MockWebServer server = new MockWebServer();

	private final FakeMesh mesh;

	private final Map<String, MockResponse> overrides = new HashMap<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private volatile boolean authorized;

	private volatile @Nullable CyclicBarrier barrier;

	private volatile int pageSize = Integer.MAX_VALUE;

	public FakeRegistry(String name, String supernet) {
		this.mesh = new FakeMesh(name, supernet);
		this.server.setDispatcher(this);
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getPort();
	}

	FakeMesh mesh() {
		return this.mesh;
	}

	FakeRegistry publicUrl(String url) {
		this.mesh.publicUrl = URI.create(url);
		return this;
	}

	/** Every request waits for as many others, elsewhere too. */
	void meet(CyclicBarrier others) {
		this.barrier = others;
	}

	/** No page of a list has more than this many objects. */
	FakeRegistry pageSize(int objects) {
		this.pageSize = objects;
		return this;
	}

	FakeRegistry site(String domain, String subnet, boolean hub, String... lans) {
		Cidr cidr = Cidr.parse(subnet);
		SiteDomain key = SiteDomain.parse(domain);
		this.mesh.sites.put(key, new Site(key, cidr, cidr.address().plus(1), hub, null, null, Port.WIREGUARD,
				List.of(lans).stream().map(Cidr::parse).toList()));
		return this;
	}

	FakeRegistry host(String host, String local, String overlay) {
		HostName key = HostName.parse(host);
		this.mesh.hosts.put(key, Host.standard(key, IpAddress.parse(local), IpAddress.parse(overlay)));
		return this;
	}

	FakeRegistry device(String device, String overlay) {
		DnsLabel key = DnsLabel.parse(device);
		this.mesh.devices.put(key, new Device(key, IpAddress.parse(overlay), DeviceType.ROAMING, null));
		return this;
	}

	FakeRegistry gateway(String site, boolean inSync, @Nullable Instant lastSeen, String... problems) {
		this.mesh.gateways.add(Gateways.of(site, inSync, lastSeen, problems));
		return this;
	}

	/**
	 * Answers one kind of request like this, whatever the state: {@code "GET /config"}.
	 */
	public void answer(String request, MockResponse response) {
		this.overrides.put(request, response);
	}

	/** What was asked since the start, such as {@code "GET /config"}. */
	public List<String> requests() {
		return List.copyOf(this.requests);
	}

	/** The bodies of what was asked, those without left out. */
	List<String> bodies() {
		return List.copyOf(this.bodies);
	}

	/** Whether any request carried a token. */
	boolean authorized() {
		return this.authorized;
	}

	Map<HostName, Host> hosts() {
		return this.mesh.hosts;
	}

	Map<SiteDomain, Site> sites() {
		return this.mesh.sites;
	}

	@Override
	public MockResponse dispatch(RecordedRequest request) {
		String path = request.getUrl().encodedPath();
		String query = request.getUrl().encodedQuery();
		String asked = request.getMethod() + " " + path;
		// Every list is asked for in the largest pages; that is left out here.
		String rest = (query != null) ? query.replace("limit=1000", "").replaceFirst("^&|&$", "") : "";
		this.requests.add(asked + (rest.isEmpty() ? "" : "?" + rest));
		this.authorized |= request.getHeaders().get("Authorization") != null;
		await(this.barrier);
		MockResponse override = this.overrides.get(asked);
		if (override != null) {
			return override;
		}
		if (path.equals(Api.HEALTH)) {
			return json(200, Health.OK);
		}
		if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
			return problem(ProblemCode.UNAUTHENTICATED, "Show a valid token.");
		}
		try {
			synchronized (this.mesh) {
				return answer(request, path);
			}
		}
		catch (FakeMesh.Refusal ex) {
			return problem(ex.code, String.valueOf(ex.getMessage()));
		}
	}

	private static void await(@Nullable CyclicBarrier others) {
		try {
			if (others != null) {
				others.await(5, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MockResponse answer(RecordedRequest request, String path) {
		ByteString body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
		if (body.size() > 0) {
			this.bodies.add(body.string(StandardCharsets.UTF_8));
		}
		if ("true".equals(request.getUrl().queryParameter(Api.PLAN_PARAMETER))) {
			return json(200,
					new Plan(
							List.of(new Difference("host", "nas.sheen", null, Map.of("type", "standard")),
									new Difference("site", "sheen", Map.of("hub", false, "listen_port", 1),
											Map.of("hub", true, "listen_port", 1))),
							List.of(new GatewayChange(SiteDomain.parse("sheen"), List.of("+ host nas.sheen")))));
		}
		return switch (request.getMethod()) {
			case "GET" -> get(request.getUrl(), path);
			case "POST" -> post(path, body.toByteArray());
			case "PATCH" -> patch(path, body.toByteArray(), request.getHeaders().get("If-Match"),
					request.getHeaders().get("Content-Type"));
			default -> delete(path, "true".equals(request.getUrl().queryParameter(Api.CASCADE_PARAMETER)));
		};
	}

	private MockResponse get(HttpUrl url, String path) {
		String site = url.queryParameter("site");
		return switch (path) {
			case Api.MESH -> json(200, this.mesh.mesh());
			case Api.CONFIG -> json(200, this.mesh.config());
			case Api.SITES -> page(url, List.copyOf(this.mesh.sites.values()));
			case Api.HOSTS -> page(url,
					this.mesh.hosts.values()
						.stream()
						.filter((host) -> site == null || host.name().domain().toString().equals(site))
						.toList());
			case Api.DEVICES -> page(url, List.copyOf(this.mesh.devices.values()));
			case Api.GATEWAYS -> page(url, this.mesh.gateways);
			case Api.CHECKS -> page(url, this.mesh.findings);
			case Api.CREDENTIALS -> page(url, this.mesh.credentials);
			case Api.ENROLMENT_TOKENS -> page(url, this.mesh.tokens);
			case Api.CHANGES -> page(url, this.mesh.changes);
			case Api.DIFF -> json(200, diff(number(url, "from"), number(url, "to")));
			case Api.EXPORT -> json(200, Map.of("format", 1, "secrets", "true".equals(url.queryParameter("secrets"))));
			default -> one(path);
		};
	}

	private static long number(HttpUrl url, String parameter) {
		return Long.parseLong(Objects.requireNonNull(url.queryParameter(parameter), parameter));
	}

	private static RevisionDiff diff(long from, long to) {
		return new RevisionDiff(from, to,
				(from == to) ? List.of() : List.of(
						new Difference("host", "nas.sheen", Map.of("type", "standard"), null),
						new Difference("site", "sheen", Map.of("hub", false), Map.of("hub", false, "endpoint", "x"))));
	}

	// Like the registry's, "next" is opaque: here it is where the next page begins.
	private MockResponse page(HttpUrl url, List<?> all) {
		int limit = Math.min(Integer.parseInt(Objects.requireNonNullElse(url.queryParameter("limit"), "200")),
				this.pageSize);
		int from = Integer.parseInt(Objects.requireNonNullElse(url.queryParameter("after"), "0"));
		int to = Math.min(all.size(), from + limit);
		return json(200, new Listing<>(List.copyOf(all.subList(from, to)), (to < all.size()) ? "" + to : null));
	}

	private MockResponse one(String path) {
		Object found = find(path);
		return json(200, found).newBuilder().setHeader("ETag", tag(found)).build();
	}

	private Object find(String path) {
		String object = path.substring(path.lastIndexOf('/') + 1);
		if (path.startsWith(Api.DEEP_CHECKS + "/")) {
			return this.mesh.nextDeepCheck(Long.parseLong(object));
		}
		if (path.startsWith(Api.SITES + "/")) {
			return present(this.mesh.sites.get(SiteDomain.parse(object)), object);
		}
		if (path.startsWith(Api.HOSTS + "/")) {
			return present(this.mesh.hosts.get(HostName.parse(object)), object);
		}
		if (path.startsWith(Api.DEVICES + "/")) {
			return present(this.mesh.devices.get(DnsLabel.parse(object)), object);
		}
		throw new FakeMesh.Refusal(ProblemCode.NOT_FOUND, "There is nothing at this path.");
	}

	private static <T> T present(@Nullable T found, String name) {
		return Optional.ofNullable(found)
			.orElseThrow(() -> new FakeMesh.Refusal(ProblemCode.NOT_FOUND, "There is no " + name + "."));
	}

	private static String tag(Object value) {
		return "\"" + Integer.toHexString(value.hashCode()) + "\"";
	}

	private MockResponse post(String path, byte[] body) {
		if (path.endsWith(Api.KEY_ROTATION)) {
			return json(200, find(path.substring(0, path.length() - Api.KEY_ROTATION.length())));
		}
		return switch (path) {
			case Api.SITES -> json(201, this.mesh.add(JSON.readValue(body, NewSite.class)));
			case Api.HOSTS -> json(201, this.mesh.add(JSON.readValue(body, NewHost.class)));
			case Api.DEVICES -> json(201, this.mesh.add(JSON.readValue(body, NewDevice.class)));
			case Api.ENROLMENT_TOKENS -> json(201, token(JSON.readValue(body, NewEnrolmentToken.class)));
			case Api.CREDENTIALS -> json(201, issue(JSON.readValue(body, NewCredential.class)));
			case Api.ROLLBACK -> json(200, diff(JSON.readValue(body, Rollback.class).revision(), 8));
			case Api.DEEP_CHECKS -> json(201, this.mesh.beginDeepCheck());
			case Api.IMPORT -> json(200, Map.of("imported", JSON.readTree(body).size()));
			default -> problem(ProblemCode.NOT_FOUND, "There is nothing at this path.");
		};
	}

	private static EnrolmentToken token(NewEnrolmentToken wanted) {
		Long seconds = wanted.validSeconds();
		Instant expiry = (seconds != null) ? Wm.NOW.plusSeconds(seconds) : EXPIRY;
		return new EnrolmentToken(BearerToken.parse("wm_enr_once"), 1, wanted.site(), wanted.device(), expiry);
	}

	private static IssuedCredential issue(NewCredential wanted) {
		Credential credential = FakeMesh.credential(3, wanted.kind(), wanted.label(), null);
		return new IssuedCredential(BearerToken.parse("wm_view_new"), credential);
	}

	private MockResponse patch(String path, byte[] body, @Nullable String expected, @Nullable String type) {
		if (!"application/merge-patch+json".equals(type)) {
			return problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/merge-patch+json.");
		}
		Object old = find(path);
		if (!tag(old).equals(expected)) {
			return problem(ProblemCode.PRECONDITION_FAILED, "It has changed since: look at it again.");
		}
		ObjectNode merged = JSON.valueToTree(old);
		JSON.readTree(body).properties().forEach((member) -> {
			if (member.getValue().isNull()) {
				merged.remove(member.getKey());
			}
			else {
				merged.set(member.getKey(), member.getValue());
			}
		});
		Object changed = JSON.treeToValue(merged, old.getClass());
		store(old, changed);
		return json(200, changed);
	}

	private void store(Object old, Object changed) {
		switch (changed) {
			case Site site -> this.mesh.sites.put(site.domain(), site);
			case Host host -> {
				this.mesh.hosts.remove(((Host) old).name());
				this.mesh.hosts.put(host.name(), host);
			}
			case Device device -> this.mesh.devices.put(device.name(), device);
			default -> throw new IllegalStateException(changed.toString());
		}
	}

	private MockResponse delete(String path, boolean cascade) {
		String object = path.substring(path.lastIndexOf('/') + 1);
		if (path.startsWith(Api.CREDENTIALS) || path.startsWith(Api.ENROLMENT_TOKENS)) {
			return json(200, this.mesh.revoke(path.startsWith(Api.CREDENTIALS), Long.parseLong(object)));
		}
		if (path.startsWith(Api.SITES)) {
			return json(200, this.mesh.removeSite(SiteDomain.parse(object), cascade));
		}
		return json(200, FakeMesh.present(path.startsWith(Api.HOSTS) ? this.mesh.hosts.remove(HostName.parse(object))
				: this.mesh.devices.remove(DnsLabel.parse(object)), object));
	}

	static MockResponse json(int status, Object value) {
		return text(status, "application/json", JSON.writeValueAsString(value));
	}

	static MockResponse problem(ProblemCode code, String detail) {
		return text(code.status(), Problem.MEDIA_TYPE,
				JSON.writeValueAsString(new Problem(code.status(), code.name(), detail, code.text(), null)));
	}

	public static MockResponse text(int status, String mediaType, String body) {
		return new MockResponse.Builder().code(status).setHeader("Content-Type", mediaType).body(body).build();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
