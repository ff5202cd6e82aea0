package dev.wm.registry.transfer;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses an export document as a stream, in batches of rows.
 */
final class ImportParser {

	private static final int BATCH = 1000;

	// It binds single rows from the middle of a document.
	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
		.build();

	private final ImportTarget target;

	private final Iterator<ExportSection> expected = List.of(ExportSection.values()).iterator();

	ImportParser(ImportTarget target) {
		this.target = target;
	}

	void parse(InputStream document) {
		try (JsonParser parser = JSON.createParser(document)) {
			require(parser.nextToken() == JsonToken.START_OBJECT, "It is not a JSON object.");
			format(parser);
			require("mesh".equals(parser.nextName()) && parser.nextToken() == JsonToken.START_OBJECT,
					"Its second member is not \"mesh\".");
			this.target.mesh(JSON.readTree(parser));
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				section(parser);
			}
			require(!this.expected.hasNext() && parser.currentToken() == JsonToken.END_OBJECT
					&& parser.nextToken() == null, "It ends too early, or something follows it.");
		}
		catch (JacksonException ex) {
			throw refused("It is not valid JSON, or was cut off: " + ex.getOriginalMessage() + ".");
		}
	}

	private static void format(JsonParser parser) {
		require("format".equals(parser.nextName()) && parser.nextToken() == JsonToken.VALUE_NUMBER_INT,
				"Its first member is not \"format\".");
		require(parser.getIntValue() == MeshExport.FORMAT, "Its format is " + parser.getIntValue()
				+ ", and this registry knows " + MeshExport.FORMAT + ": use a registry of the version that made it.");
	}

	private void section(JsonParser parser) {
		ExportSection section = ExportSection.parse(parser.currentName())
			.orElseThrow(() -> refused("It has an unknown member \"" + parser.currentName() + "\"."));
		require(this.expected.hasNext() && this.expected.next() == section,
				"The member \"" + section.text() + "\" is not in its place.");
		require(parser.nextToken() == JsonToken.START_ARRAY, "\"" + section.text() + "\" is not a list.");
		List<JsonNode> rows = new ArrayList<>();
		while (parser.nextToken() == JsonToken.START_OBJECT) {
			rows.add(JSON.readTree(parser));
			if (rows.size() == BATCH) {
				this.target.rows(section, rows);
				rows = new ArrayList<>();
			}
		}
		require(parser.currentToken() == JsonToken.END_ARRAY,
				"\"" + section.text() + "\" has a row that is no object.");
		if (!rows.isEmpty()) {
			this.target.rows(section, rows);
		}
		this.target.end(section);
	}

	private static void require(boolean valid, String reason) {
		if (!valid) {
			throw refused(reason);
		}
	}

	private static RefusedException refused(String reason) {
		return new RefusedException(ProblemCode.IMPORT_REFUSED,
				"This document cannot be imported. " + reason + " Export it again, and send the whole of it.");
	}

}
