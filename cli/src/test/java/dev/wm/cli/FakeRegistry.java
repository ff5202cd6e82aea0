package dev.wm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.mesh.Health;
import dev.wm.contract.v1.site.Site;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A registry in this process that speaks the contract, but knows only the rules that the
 * command line reacts to.
 */
public final class FakeRegistry extends Dispatcher implements AutoCloseable {

	/** The one token that it accepts. */
	public static final String TOKEN = "wm_adm_fake";

	private final MockWebServer server = new MockWebServer();

	private final FakeMesh mesh;

	private final FakeApi api;

	private final Map<String, MockResponse> overrides = new HashMap<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private volatile boolean authorized;

	private volatile @Nullable CyclicBarrier barrier;

	public FakeRegistry(String name, String supernet) {
		this.mesh = new FakeMesh(name, supernet);
		this.api = new FakeApi(this.mesh);
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
		this.api.pageSize = objects;
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
		this.mesh.gateways.add(TestGateways.of(site, inSync, lastSeen, problems));
		return this;
	}

	/** A gateway that has reported its addresses on its LANs. */
	FakeRegistry lanAddresses(String site, String... addresses) {
		this.mesh.gateways.add(TestGateways.on(site, addresses));
		return this;
	}

	/**
	 * Responds to one kind of request like this, whatever the state:
	 * {@code "GET /config"}.
	 */
	public void respond(String request, MockResponse response) {
		this.overrides.put(request, response);
	}

	/** The requests since the start, such as {@code "GET /config"}. */
	public List<String> requests() {
		return List.copyOf(this.requests);
	}

	/** The bodies of the requests that had one. */
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
		String line = request.getMethod() + " " + path;
		// Every list is requested in the largest pages; that is left out here.
		String rest = (query != null) ? query.replace("limit=1000", "").replaceFirst("^&|&$", "") : "";
		this.requests.add(line + (rest.isEmpty() ? "" : "?" + rest));
		this.authorized |= request.getHeaders().get("Authorization") != null;
		await(this.barrier);
		if (!DocumentedRequests.contain(request)) {
			return MockResponses.problem(ProblemCode.INVALID_VALUE, "Not as the OpenAPI document says: " + request);
		}
		MockResponse override = this.overrides.get(line);
		if (override != null) {
			return override;
		}
		if (path.equals(Api.HEALTH)) {
			return MockResponses.json(200, Health.OK);
		}
		if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
			return MockResponses.problem(ProblemCode.UNAUTHENTICATED, "Show a valid token.");
		}
		ByteString body = request.getBody();
		if (body != null && body.size() > 0) {
			this.bodies.add(body.string(StandardCharsets.UTF_8));
		}
		try {
			synchronized (this.mesh) {
				return this.api.respond(request, path);
			}
		}
		catch (FakeMesh.Refusal ex) {
			return MockResponses.problem(ex.code, String.valueOf(ex.getMessage()));
		}
	}

	private static void await(@Nullable CyclicBarrier others) {
		try {
			if (others != null) {
				others.await(1, TimeUnit.MINUTES);
			}
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
