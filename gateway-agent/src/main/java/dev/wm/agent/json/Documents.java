package dev.wm.agent.json;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.site.NewSite;
import org.jspecify.annotations.Nullable;

/**
 * The API's documents. Members that a newer registry adds are ignored, and of a member
 * that is there twice the last counts.
 */
public final class Documents {

	private Documents() {
	}

	/**
	 * Reads a configuration.
	 * @param document the document
	 * @param known names of an earlier one, which are not made anew where they are the
	 * same: of thousands, one has changed
	 * @return the configuration, empty if the document is null
	 * @throws InvalidValueException if it is not one
	 */
	public static Optional<GatewayConfig> config(String document, List<NameRecord> known) {
		return JsonReader.read(document, (json) -> ConfigReader.read(json, known));
	}

	/** Reads why a request was refused; empty if the document does not say. */
	public static Optional<Problem> problem(String document) {
		return readable(document, ResponseReader::problem);
	}

	/** Reads a gateway's credential; empty if the document is none. */
	public static Optional<Enrolment> enrolment(String document) {
		return readable(document, ResponseReader::enrolment);
	}

	/**
	 * Reads a challenge.
	 * @param document the registry's answer
	 * @return empty if it is not one
	 */
	public static Optional<KeyChallenge> keyChallenge(String document) {
		return readable(document, ResponseReader::keyChallenge);
	}

	// What is wrong with it is not said: it may hold a secret.
	private static <T> Optional<T> readable(String document, Function<JsonReader, T> value) {
		try {
			return JsonReader.read(document, value);
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

	/** Reads a report that is a value in another document. */
	public static GatewayReport report(JsonReader json) {
		return new ReportReader(json).report();
	}

	/** Writes a report as the whole document. */
	public static String text(GatewayReport report) {
		JsonWriter json = new JsonWriter();
		new ReportWriter(json).report(report);
		return json.end();
	}

	/** Writes a report as a member of another document. */
	public static void write(JsonWriter json, String name, GatewayReport report) {
		json.beginObject(name);
		new ReportWriter(json).report(report);
		json.endObject();
	}

	/** Writes peers as a member of another document. */
	public static void write(JsonWriter json, String name, List<PeerReport> peers) {
		new ReportWriter(json).peers(name, peers);
	}

	/** Writes what was found around the gateway. */
	public static String text(ProbeReport report) {
		JsonWriter json = new JsonWriter();
		new ReportWriter(json).probes(report);
		return json.end();
	}

	/** Writes how a gateway introduces itself. */
	public static String text(EnrolRequest request) {
		JsonWriter json = new JsonWriter();
		site(json, request.site());
		json.text("public_key", request.publicKey());
		json.texts("lans", request.lans());
		json.text("version", request.version());
		return json.end();
	}

	private static void site(JsonWriter json, @Nullable NewSite site) {
		if (site == null) {
			return;
		}
		json.beginObject("site");
		json.text("domain", site.domain());
		json.optionalText("subnet", site.subnet());
		json.optionalNumber("prefix_length", site.prefixLength());
		json.flag("hub", site.hub());
		json.optionalText("endpoint", site.endpoint());
		json.optionalNumber("listen_port", (site.listenPort() != null) ? site.listenPort().number() : null);
		if (site.allowPublicDomain()) {
			json.flag("allow_public_domain", true);
		}
		json.endObject();
	}

	/** Writes a gateway's new key. */
	public static String text(HeldKey held) {
		JsonWriter json = new JsonWriter();
		json.text("public_key", held.publicKey());
		json.text("proof", held.proof().base64());
		return json.end();
	}

	public static String text(NewKey key) {
		JsonWriter json = new JsonWriter();
		json.text("public_key", key.publicKey());
		return json.end();
	}

}
