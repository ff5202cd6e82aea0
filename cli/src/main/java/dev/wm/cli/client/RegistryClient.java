package dev.wm.cli.client;

import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.EnrolmentToken;
import dev.wm.contract.v1.Gateway;
import dev.wm.contract.v1.Health;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.Mesh;
import dev.wm.contract.v1.MeshConfig;
import dev.wm.contract.v1.NewEnrolmentToken;
import dev.wm.contract.v1.NewHost;
import dev.wm.contract.v1.NewSite;
import dev.wm.contract.v1.Site;

/**
 * What can be asked of one registry. Each method is one call and throws a
 * {@link RegistryException} if it does not come to a good end.
 */
public final class RegistryClient {

	private final HttpCalls http;

	private final AnswerReader reader;

	public RegistryClient(MeshSettings mesh, Duration connectTimeout, Duration callTimeout) {
		this.http = new HttpCalls(mesh, connectTimeout, callTimeout);
		this.reader = new AnswerReader(mesh.url());
	}

	public Health health() {
		return send(Call.get(Api.HEALTH).open(), Health.class);
	}

	public Mesh mesh() {
		return send(Call.get(Api.MESH), Mesh.class);
	}

	/**
	 * Everything in the mesh.
	 * @return the administrator's view
	 */
	public MeshConfig config() {
		Answer answer = this.http.call(Call.get(Api.CONFIG), null);
		JsonNode document = this.reader.read(answer, JsonNode.class);
		if (document.has("site") && !document.has("sites")) {
			throw new StrangeAnswerException("This token is a gateway's: use an administrator's token.");
		}
		return this.reader.read(answer, MeshConfig.class);
	}

	/**
	 * Everything in the mesh as the registry wrote it, members included that this version
	 * does not know.
	 * @return the JSON document
	 */
	public JsonNode document() {
		return send(Call.get(Api.CONFIG), JsonNode.class);
	}

	public List<Site> sites() {
		return list(Call.get(Api.SITES), Site.class);
	}

	public Site addSite(NewSite site) {
		return send(Call.post(Api.SITES), site, Site.class);
	}

	public Site removeSite(SiteDomain domain) {
		return send(Call.delete(Api.SITES, domain), Site.class);
	}

	public List<Host> hosts() {
		return list(Call.get(Api.HOSTS), Host.class);
	}

	public List<Host> hosts(SiteDomain site) {
		return list(Call.get(Api.HOSTS).with("site", site), Host.class);
	}

	public Host addHost(NewHost host) {
		return send(Call.post(Api.HOSTS), host, Host.class);
	}

	public Host removeHost(HostName name) {
		return send(Call.delete(Api.HOSTS, name), Host.class);
	}

	public List<Gateway> gateways() {
		return list(Call.get(Api.GATEWAYS), Gateway.class);
	}

	public EnrolmentToken createEnrolmentToken(SiteDomain site) {
		return send(Call.post(Api.ENROLMENT_TOKENS), NewEnrolmentToken.forSite(site), EnrolmentToken.class);
	}

	private <T> T send(Call call, Class<T> answer) {
		return this.reader.read(this.http.call(call, null), answer);
	}

	private <T> T send(Call call, Object body, Class<T> answer) {
		byte[] bytes = AnswerReader.MAPPER.writeValueAsBytes(body);
		return this.reader.read(this.http.call(call, bytes), answer);
	}

	private <T> List<T> list(Call call, Class<T> element) {
		return this.reader.readList(this.http.call(call, null), element);
	}

}
