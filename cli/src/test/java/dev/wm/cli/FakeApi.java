package dev.wm.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.GatewayChange;
import dev.wm.contract.v1.change.Plan;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.change.Rollback;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The response of a registry to each request of the contract, out of a mesh that it keeps
 * in memory.
 */
final class FakeApi {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant EXPIRY = Instant.parse("2026-11-02T13:00:00.123Z");

	private final FakeMesh mesh;

	volatile int pageSize = Integer.MAX_VALUE;

	FakeApi(FakeMesh mesh) {
		this.mesh = mesh;
	}

	MockResponse respond(RecordedRequest request, String path) {
		ByteString body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
		if ("true".equals(request.getUrl().queryParameter(Api.PLAN_PARAMETER))) {
			return MockResponses.json(200,
					new Plan(
							List.of(new Difference("host", "nas.sheen", null, Map.of("type", "standard")),
									new Difference("site", "sheen", Map.of("hub", false, "listen_port", 1),
											Map.of("hub", true, "listen_port", 1))),
							List.of(new GatewayChange(SiteDomain.parse("sheen"), List.of("+ host nas.sheen")))));
		}
		return switch (request.getMethod()) {
			case "GET" -> get(request.getUrl(), path);
			case "POST" -> post(path, body.toByteArray());
			case "PUT" -> MockResponses.json(200, this.mesh.rollOut);
			case "PATCH" -> patch(path, body.toByteArray(), request.getHeaders().get("If-Match"),
					request.getHeaders().get("Content-Type"));
			default -> delete(path, "true".equals(request.getUrl().queryParameter(Api.CASCADE_PARAMETER)));
		};
	}

	private MockResponse get(HttpUrl url, String path) {
		String site = url.queryParameter("site");
		return switch (path) {
			case Api.MESH -> MockResponses.json(200, this.mesh.mesh());
			case Api.CONFIG -> MockResponses.json(200, this.mesh.config());
			case Api.SITES -> page(url, List.copyOf(this.mesh.sites.values()));
			case Api.HOSTS -> page(url,
					this.mesh.hosts.values()
						.stream()
						.filter((host) -> site == null || host.name().domain().toString().equals(site))
						.toList());
			case Api.DEVICES -> page(url, List.copyOf(this.mesh.devices.values()));
			case Api.GATEWAYS -> page(url, this.mesh.gateways);
			case Api.RELEASES -> page(url, this.mesh.releases);
			case Api.ROLL_OUT -> MockResponses.json(200, this.mesh.rollOut);
			case Api.CHECKS -> page(url, this.mesh.findings);
			case Api.CREDENTIALS -> page(url, this.mesh.credentials);
			case Api.ENROLMENT_TOKENS -> page(url, this.mesh.tokens);
			case Api.CHANGES -> page(url, this.mesh.changes);
			case Api.DIFF -> MockResponses.json(200, diff(number(url, "from"), number(url, "to")));
			case Api.EXPORT ->
				MockResponses.json(200, Map.of("format", 1, "secrets", "true".equals(url.queryParameter("secrets"))));
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
		return MockResponses.json(200,
				new Listing<>(List.copyOf(all.subList(from, to)), (to < all.size()) ? "" + to : null));
	}

	private MockResponse one(String path) {
		Object found = find(path);
		return MockResponses.json(200, found).newBuilder().setHeader("ETag", tag(found)).build();
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
			return MockResponses.json(200, find(path.substring(0, path.length() - Api.KEY_ROTATION.length())));
		}
		return switch (path) {
			case Api.SITES -> MockResponses.json(201, this.mesh.add(JSON.readValue(body, NewSite.class)));
			case Api.HOSTS -> MockResponses.json(201, this.mesh.add(JSON.readValue(body, NewHost.class)));
			case Api.DEVICES -> MockResponses.json(201, this.mesh.add(JSON.readValue(body, NewDevice.class)));
			case Api.ENROLMENT_TOKENS -> MockResponses.json(201, token(JSON.readValue(body, NewEnrolmentToken.class)));
			case Api.CREDENTIALS -> MockResponses.json(201, issue(JSON.readValue(body, NewCredential.class)));
			case Api.ROLLBACK -> MockResponses.json(200, diff(JSON.readValue(body, Rollback.class).revision(), 8));
			case Api.DEEP_CHECKS -> MockResponses.json(201, this.mesh.beginDeepCheck());
			case Api.IMPORT -> MockResponses.json(200, Map.of("imported", JSON.readTree(body).size()));
			default -> MockResponses.problem(ProblemCode.NOT_FOUND, "There is nothing at this path.");
		};
	}

	private static EnrolmentToken token(NewEnrolmentToken wanted) {
		Long seconds = wanted.validSeconds();
		Instant expiry = (seconds != null) ? WmRunner.NOW.plusSeconds(seconds) : EXPIRY;
		return new EnrolmentToken(BearerToken.parse("wm_enr_once"), 1, wanted.site(), wanted.device(), expiry);
	}

	private static IssuedCredential issue(NewCredential wanted) {
		Credential credential = FakeMesh.credential(3, wanted.kind(), wanted.label(), null);
		return new IssuedCredential(BearerToken.parse("wm_view_new"), credential);
	}

	private MockResponse patch(String path, byte[] body, @Nullable String expected, @Nullable String type) {
		if (!"application/merge-patch+json".equals(type)) {
			return MockResponses.problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/merge-patch+json.");
		}
		Object old = find(path);
		if (!tag(old).equals(expected)) {
			return MockResponses.problem(ProblemCode.PRECONDITION_FAILED, "It has changed since: read it again.");
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
		return MockResponses.json(200, changed);
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
			return MockResponses.json(200, this.mesh.revoke(path.startsWith(Api.CREDENTIALS), Long.parseLong(object)));
		}
		if (path.startsWith(Api.SITES)) {
			return MockResponses.json(200, this.mesh.removeSite(SiteDomain.parse(object), cascade));
		}
		return MockResponses.json(200,
				FakeMesh.present(path.startsWith(Api.HOSTS) ? this.mesh.hosts.remove(HostName.parse(object))
						: this.mesh.devices.remove(DnsLabel.parse(object)), object));
	}

}
