package dev.wm.agent.json;

import java.util.List;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.site.Site;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Reads what the registry answers, its configurations apart.
 */
final class ResponseReader {

	private ResponseReader() {
	}

	static Problem problem(JsonReader json) {
		Integer status = null;
		String title = null;
		String detail = null;
		String code = null;
		String field = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "status" -> status = json.integer();
				case "title" -> title = json.anyText();
				case "detail" -> detail = json.anyText();
				case "code" -> code = json.anyText();
				case "field" -> field = json.anyText();
				default -> json.skip();
			}
		}
		return new Problem(requirePresent(status, "status"), requirePresent(title, "title"),
				requirePresent(detail, "detail"), requirePresent(code, "code"), field);
	}

	static KeyChallenge keyChallenge(JsonReader json) {
		PublicKey publicKey = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "public_key" -> publicKey = Values.publicKey(json);
				default -> json.skip();
			}
		}
		return new KeyChallenge(requirePresent(publicKey, "public_key"));
	}

	static Enrolment enrolment(JsonReader json) {
		BearerToken token = null;
		Site site = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "token" -> token = Values.token(json);
				case "site" -> site = site(json);
				default -> json.skip();
			}
		}
		return new Enrolment(requirePresent(token, "token"), requirePresent(site, "site"));
	}

	private static Site site(JsonReader json) {
		SiteDomain domain = null;
		Cidr subnet = null;
		IpAddress gateway = null;
		Boolean hub = null;
		PublicKey publicKey = null;
		Endpoint endpoint = null;
		Port listenPort = null;
		List<Cidr> lans = null;
		Boolean rotateKey = null;
		Boolean allowPublicDomain = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "domain" -> domain = Values.domain(json);
				case "subnet" -> subnet = Values.network(json);
				case "gateway" -> gateway = Values.address(json);
				case "hub" -> hub = json.flag();
				case "public_key" -> publicKey = Values.publicKey(json);
				case "endpoint" -> endpoint = Values.endpoint(json);
				case "listen_port" -> listenPort = Values.port(json);
				case "lans" -> lans = json.list(() -> Values.network(json));
				case "rotate_key" -> rotateKey = json.flag();
				case "allow_public_domain" -> allowPublicDomain = json.flag();
				default -> json.skip();
			}
		}
		return new Site(requirePresent(domain, "domain"), requirePresent(subnet, "subnet"),
				requirePresent(gateway, "gateway"), requirePresent(hub, "hub"), publicKey, endpoint,
				requirePresent(listenPort, "listen_port"), requirePresent(lans, "lans"), rotateKey != null && rotateKey,
				allowPublicDomain != null && allowPublicDomain);
	}

}
