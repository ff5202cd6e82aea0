package dev.wm.agent.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.json.Documents;
import dev.wm.agent.json.JsonReader;
import dev.wm.agent.json.JsonWriter;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.PeerReport;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The JSON of a status: of its file, and of {@code wm-gateway status -o json}.
 */
final class StatusJson {

	private StatusJson() {
	}

	/**
	 * Parses the file.
	 * @param document the file's text
	 * @return the status, empty if the text is {@code null}
	 * @throws InvalidValueException if it is not one
	 */
	static Optional<Status> parse(String document) {
		return JsonReader.read(document, StatusJson::status);
	}

	private static Status status(JsonReader json) {
		GatewayReport report = null;
		Boolean reached = null;
		Integer names = null;
		Map<String, String> peers = null;
		List<String> excluded = null;
		Long since = null;
		Long turned = null;
		Long at = null;
		Long pid = null;
		Boolean answered = null;
		String refusal = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "report" -> report = Documents.report(json);
				case "reached" -> reached = json.flag();
				case "names" -> names = json.integer();
				case "peers" -> peers = peers(json);
				case "excluded" -> excluded = json.list(json::anyText);
				case "since" -> since = json.number();
				case "turned" -> turned = json.number();
				case "at" -> at = json.number();
				case "pid" -> pid = json.number();
				case "answered" -> answered = json.flag();
				case "refusal" -> refusal = json.anyText();
				default -> json.skip();
			}
		}
		return new Status(requirePresent(report, "report"), requirePresent(reached, "reached"),
				requirePresent(names, "names"), requirePresent(peers, "peers"), requirePresent(excluded, "excluded"),
				requirePresent(since, "since"), requirePresent(turned, "turned"), requirePresent(at, "at"),
				requirePresent(pid, "pid"), requirePresent(answered, "answered"), requirePresent(refusal, "refusal"));
	}

	private static Map<String, String> peers(JsonReader json) {
		Map<String, String> peers = new HashMap<>();
		json.object();
		for (String key = json.member(); key != null; key = json.member()) {
			peers.put(key, requirePresent(json.anyText(), "peers"));
		}
		return peers;
	}

	/** The text of the file. */
	static String text(Status status) {
		JsonWriter json = new JsonWriter();
		write(json, status);
		return json.end();
	}

	/**
	 * The output of {@code wm-gateway status -o json}, with the peers as they are now and
	 * the age of the status in seconds.
	 */
	static String text(boolean fine, boolean running, long age, Status status, List<PeerReport> peers) {
		JsonWriter json = new JsonWriter();
		json.flag("fine", fine);
		json.flag("running", running);
		json.number("age", age);
		json.beginObject("status");
		write(json, status);
		json.endObject();
		Documents.write(json, "peers_now", peers);
		return json.end();
	}

	private static void write(JsonWriter json, Status status) {
		Documents.write(json, "report", status.report());
		json.flag("reached", status.reached());
		json.number("names", status.names());
		json.beginObject("peers");
		for (Map.Entry<String, String> peer : status.peers().entrySet()) {
			json.text(peer.getKey(), peer.getValue());
		}
		json.endObject();
		json.texts("excluded", status.excluded());
		json.number("since", status.since());
		json.number("turned", status.turned());
		json.number("at", status.at());
		json.number("pid", status.pid());
		json.flag("answered", status.answered());
		json.text("refusal", status.refusal());
	}

}
