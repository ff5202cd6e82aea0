package dev.wm.cli.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.change.Plan;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.mesh.Health;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.site.Site;
import dev.wm.contract.v1.transfer.ImportProgress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client of the HTTP API of one registry. Each method is one call, a list one call a
 * page, and throws a {@link RegistryException} on failure.
 */
public final class RegistryClient {

	/** How many objects a page has at most. */
	private static final int PAGE = 1000;

	private final HttpTransport http;

	private final ResponseReader reader;

	public RegistryClient(MeshSettings mesh, Duration connectTimeout, Duration callTimeout) {
		this.http = new HttpTransport(mesh, connectTimeout, callTimeout);
		this.reader = new ResponseReader(mesh.url());
	}

	public Health health() {
		return send(ApiRequest.get(Api.HEALTH).open(), Health.class);
	}

	public Mesh mesh() {
		return send(ApiRequest.get(Api.MESH), Mesh.class);
	}

	/**
	 * Everything in the mesh.
	 * @return the administrator's view
	 */
	public MeshConfig config() {
		ApiResponse response = this.http.call(ApiRequest.get(Api.CONFIG), null);
		try {
			return this.reader.read(response, MeshConfig.class);
		}
		catch (UnexpectedResponseException ex) {
			throw isGatewayView(response)
					? new UnexpectedResponseException("This token is a gateway's: use an administrator's token.") : ex;
		}
	}

	/**
	 * A device's view.
	 * @return the view of the device that the token is of
	 */
	public DeviceConfig deviceConfig() {
		return send(ApiRequest.get(Api.CONFIG), DeviceConfig.class);
	}

	private boolean isGatewayView(ApiResponse response) {
		return response.isSuccess() && this.reader.read(response, JsonNode.class).has("site");
	}

	/**
	 * Everything in the mesh as the registry wrote it, members included that this version
	 * does not know.
	 * @return the JSON document
	 */
	public JsonNode document() {
		return send(ApiRequest.get(Api.CONFIG), JsonNode.class);
	}

	public List<Site> sites() {
		return list(ApiRequest.get(Api.SITES), Site.class);
	}

	public List<Host> hosts() {
		return list(ApiRequest.get(Api.HOSTS), Host.class);
	}

	public List<Host> hosts(SiteDomain site) {
		return list(ApiRequest.get(Api.HOSTS).with("site", site), Host.class);
	}

	public List<Device> devices() {
		return list(ApiRequest.get(Api.DEVICES), Device.class);
	}

	public List<Gateway> gateways() {
		return whole(ApiRequest.get(Api.GATEWAYS), Gateway.class);
	}

	/**
	 * The releases that the registry has.
	 * @return the newest first; empty if the registry is too old to have any
	 */
	public List<Release> releases() {
		try {
			return whole(ApiRequest.get(Api.RELEASES), Release.class);
		}
		catch (ProblemException ex) {
			if (ex.is(ProblemCode.NOT_FOUND)) {
				return List.of();
			}
			throw ex;
		}
	}

	public RollOut rollOut() {
		return send(ApiRequest.get(Api.ROLL_OUT), RollOut.class);
	}

	public List<Finding> findings() {
		return whole(ApiRequest.get(Api.CHECKS), Finding.class);
	}

	/**
	 * Starts a deep check, unless one is running.
	 * @return the running deep check
	 */
	public DeepCheck beginDeepCheck() {
		try {
			return send(ApiRequest.post(Api.DEEP_CHECKS), DeepCheck.class);
		}
		catch (ProblemException ex) {
			if (ex.is(ProblemCode.NOT_FOUND)) {
				throw new UnexpectedResponseException("The registry at " + this.http.url()
						+ " is too old for a deep check: update it, or use wm check.");
			}
			throw ex;
		}
	}

	public DeepCheck deepCheck(long id) {
		return send(ApiRequest.get(Api.DEEP_CHECKS, id), DeepCheck.class);
	}

	public List<Credential> credentials() {
		return list(ApiRequest.get(Api.CREDENTIALS), Credential.class);
	}

	public List<PendingEnrolment> enrolmentTokens() {
		return list(ApiRequest.get(Api.ENROLMENT_TOKENS), PendingEnrolment.class);
	}

	/**
	 * The last changes.
	 * @param limit how many, 1 to 1000
	 * @return the newest first
	 */
	public List<Change> changes(int limit) {
		ApiRequest call = ApiRequest.get(Api.CHANGES).with(Api.LIMIT_PARAMETER, limit);
		return this.reader.readPage(this.http.call(call, null), Change.class).items();
	}

	public RevisionDiff diff(long from, long to) {
		return send(ApiRequest.get(Api.DIFF).with("from", from).with("to", to), RevisionDiff.class);
	}

	/**
	 * One object, and the tag that a change of it has to name.
	 * @param kind what kind of object
	 * @param name which one
	 * @param <T> its type
	 * @return the object as it is now
	 */
	public <T> ETagged<T> get(WriteRequest.Kind<T> kind, Object name) {
		ApiResponse response = this.http.call(ApiRequest.get(kind.path(), name), null);
		return new ETagged<>(this.reader.read(response, kind.type()), response.tag());
	}

	/**
	 * Sends a change.
	 * @param write what to change
	 * @param <T> the type of the response body
	 * @return the response
	 */
	public <T> T send(WriteRequest<T> write) {
		return this.reader.read(this.http.call(write.call(), bytes(write.body())), write.response());
	}

	/**
	 * What a change would do. Nothing is stored.
	 * @param write what would be changed
	 * @return the differences
	 */
	public Plan plan(WriteRequest<?> write) {
		ApiRequest call = write.call().with(Api.PLAN_PARAMETER, true);
		return this.reader.read(this.http.call(call, bytes(write.body())), Plan.class);
	}

	/**
	 * The whole registry as one document.
	 * @param secrets whether token hashes are in it
	 * @return JSON
	 */
	public byte[] export(boolean secrets) {
		ApiRequest call = ApiRequest.get(Api.EXPORT).bulkTransfer();
		ApiResponse response = this.http.call(secrets ? call.with("secrets", true) : call, null);
		this.reader.read(response, JsonNode.class);
		return response.body().toByteArray();
	}

	/**
	 * Fills an empty registry.
	 * @param document what {@link #export} gave
	 * @param watch told how far it has come
	 */
	public void restore(byte[] document, ImportListener watch) {
		ImportProgressReader lines = new ImportProgressReader(watch);
		ApiRequest call = ApiRequest.post(Api.IMPORT).bulkTransfer().lineByLine(ImportProgress.MEDIA_TYPE);
		ApiResponse response = this.http.call(call, document, watch::sent, lines);
		this.reader.requireSuccess(response);
		// An older registry responds with one document at the end.
		if (response.mediaType().equals(ImportProgress.MEDIA_TYPE)) {
			lines.requireSuccess();
		}
	}

	/**
	 * What filling a registry would do. Nothing is stored.
	 * @param document what {@link #export} gave
	 * @return the differences
	 */
	public Plan planRestore(byte[] document) {
		ApiRequest call = ApiRequest.post(Api.IMPORT).bulkTransfer().with(Api.PLAN_PARAMETER, true);
		return this.reader.read(this.http.call(call, document), Plan.class);
	}

	private <T> T send(ApiRequest call, Class<T> response) {
		return this.reader.read(this.http.call(call, null), response);
	}

	private static byte @Nullable [] bytes(@Nullable Object body) {
		return (body != null) ? Json.MAPPER.writeValueAsBytes(body) : null;
	}

	// A list without pages, which takes no limit.
	private <T> List<T> whole(ApiRequest call, Class<T> element) {
		return this.reader.readPage(this.http.call(call, null), element).items();
	}

	private <T> List<T> list(ApiRequest call, Class<T> element) {
		return list(call, (ApiResponse page) -> this.reader.readPage(page, element));
	}

	// Each page names the next; one that names itself again would never end.
	private <T> List<T> list(ApiRequest call, Function<ApiResponse, Listing<T>> read) {
		List<T> all = new ArrayList<>();
		Set<String> pages = new HashSet<>();
		ApiRequest page = call.with(Api.LIMIT_PARAMETER, PAGE);
		while (true) {
			Listing<T> listing = read.apply(this.http.call(page, null));
			all.addAll(listing.items());
			String next = listing.next();
			if (next == null) {
				return all;
			}
			if (!pages.add(next)) {
				throw new UnexpectedResponseException("The list from " + this.http.url()
						+ " never ends: check that wm is not older than the registry.");
			}
			page = call.with(Api.LIMIT_PARAMETER, PAGE).with(Api.AFTER_PARAMETER, next);
		}
	}

}
