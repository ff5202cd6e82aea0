package dev.wm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.EnrolmentToken;
import dev.wm.contract.v1.Gateway;
import dev.wm.contract.v1.Health;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.Mesh;
import dev.wm.contract.v1.MeshConfig;
import dev.wm.contract.v1.NewEnrolmentToken;
import dev.wm.contract.v1.NewHost;
import dev.wm.contract.v1.NewSite;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.Site;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry in this process that speaks the contract and keeps sites and hosts, but
 * knows only the rules that the command line reacts to.
 */
public final class FakeRegistry extends Dispatcher implements AutoCloseable {

	/** The one token that it accepts. */
	public static final String TOKEN = "wm_adm_fake";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final MockWebServer server = new MockWebServer();

	private final Map<SiteDomain, Site> sites = new TreeMap<>();

	private final Map<HostName, Host> hosts = new TreeMap<>();

	private final List<Gateway> gateways = new ArrayList<>();

	private final Map<String, MockResponse> overrides = new HashMap<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private volatile boolean authorized;

	private final MeshName name;

	private final Cidr supernet;

	private @Nullable URI publicUrl;

	public FakeRegistry(String name, String supernet) {
		this.name = MeshName.parse(name);
		this.supernet = Cidr.parse(supernet);
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

	FakeRegistry publicUrl(String url) {
		this.publicUrl = URI.create(url);
		return this;
	}

	FakeRegistry site(String domain, String subnet, boolean hub, String... lans) {
		Cidr cidr = Cidr.parse(subnet);
		SiteDomain key = SiteDomain.parse(domain);
		this.sites.put(key, new Site(key, cidr, cidr.address().plus(1), hub, null, null, Port.WIREGUARD,
				List.of(lans).stream().map(Cidr::parse).toList()));
		return this;
	}

	FakeRegistry host(String host, String local, String overlay) {
		HostName key = HostName.parse(host);
		this.hosts.put(key, Host.standard(key, IpAddress.parse(local), IpAddress.parse(overlay)));
		return this;
	}

	FakeRegistry gateway(String site, boolean inSync, @Nullable Instant lastSeen, String... problems) {
		this.gateways.add(Gateways.of(site, inSync, lastSeen, problems));
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

	/** Whether any request carried a token. */
	boolean authorized() {
		return this.authorized;
	}

	Map<HostName, Host> hosts() {
		return this.hosts;
	}

	Map<SiteDomain, Site> sites() {
		return this.sites;
	}

	@Override
	public MockResponse dispatch(RecordedRequest request) {
		String path = request.getUrl().encodedPath();
		String query = request.getUrl().encodedQuery();
		String asked = request.getMethod() + " " + path;
		this.requests.add(asked + ((query != null) ? "?" + query : ""));
		this.authorized |= request.getHeaders().get("Authorization") != null;
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
		return switch (request.getMethod()) {
			case "GET" -> get(path, request.getUrl().queryParameter("site"));
			case "POST" -> post(path, Objects.requireNonNull(request.getBody(), asked).toByteArray());
			default -> delete(path);
		};
	}

	private MockResponse get(String path, @Nullable String site) {
		return switch (path) {
			case Api.MESH ->
				json(200, new Mesh(this.name, NetworkLabel.parse("wm"), this.supernet, 7, "0.1.0", this.publicUrl));
			case Api.CONFIG -> json(200, new MeshConfig(this.name, NetworkLabel.parse("wm"), this.supernet,
					List.copyOf(this.sites.values()), List.copyOf(this.hosts.values()), List.of()));
			case Api.SITES -> json(200, new Listing<>(List.copyOf(this.sites.values()), null));
			case Api.HOSTS -> json(200,
					new Listing<>(this.hosts.values()
						.stream()
						.filter((host) -> site == null || host.name().domain().toString().equals(site))
						.toList(), null));
			case Api.GATEWAYS -> json(200, new Listing<>(this.gateways, null));
			default -> problem(ProblemCode.NOT_FOUND, "There is nothing at this path.");
		};
	}

	private MockResponse post(String path, byte[] body) {
		return switch (path) {
			case Api.SITES -> add(JSON.readValue(body, NewSite.class));
			case Api.HOSTS -> add(JSON.readValue(body, NewHost.class));
			case Api.ENROLMENT_TOKENS -> json(201,
					new EnrolmentToken(BearerToken.parse("wm_enr_once"), 1,
							JSON.readValue(body, NewEnrolmentToken.class).site(), null,
							Instant.parse("2026-11-02T13:00:00.123Z")));
			default -> problem(ProblemCode.NOT_FOUND, "There is nothing at this path.");
		};
	}

	private MockResponse add(NewSite wanted) {
		if (this.sites.containsKey(wanted.domain())) {
			return problem(ProblemCode.NAME_TAKEN, "There is a site " + wanted.domain() + " already.");
		}
		int length = (wanted.prefixLength() != null) ? wanted.prefixLength() : 24;
		Cidr next = Cidr.containing(this.supernet.address().plus((this.sites.size() + 1) * 256L), length);
		Cidr subnet = (wanted.subnet() != null) ? wanted.subnet() : next;
		Port port = (wanted.listenPort() != null) ? wanted.listenPort() : Port.WIREGUARD;
		Site site = new Site(wanted.domain(), subnet, subnet.address().plus(1), wanted.hub(), null, wanted.endpoint(),
				port, List.of());
		this.sites.put(site.domain(), site);
		return json(201, site);
	}

	private MockResponse add(NewHost wanted) {
		Site site = this.sites.get(wanted.name().domain());
		if (site == null) {
			return problem(ProblemCode.NOT_FOUND, "There is no site " + wanted.name().domain() + ": add it first.");
		}
		IpAddress overlay = (wanted.overlayAddress() != null) ? wanted.overlayAddress()
				: site.gateway().plus(this.hosts.size() + 1L);
		Host host = Host.standard(wanted.name(), wanted.localAddress(), overlay);
		this.hosts.put(host.name(), host);
		return json(201, host);
	}

	private MockResponse delete(String path) {
		String object = path.substring(path.lastIndexOf('/') + 1);
		Object removed = path.startsWith(Api.SITES) ? this.sites.remove(SiteDomain.parse(object))
				: this.hosts.remove(HostName.parse(object));
		return (removed != null) ? json(200, removed)
				: problem(ProblemCode.NOT_FOUND, "There is no " + object + ": nothing was removed.");
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
