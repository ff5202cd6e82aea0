package dev.wm.registry.transfer;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Takes in a document, part by part.
 */
interface ImportTarget {

	/** Comes first. */
	void mesh(JsonNode mesh);

	/** Comes for each section, in its order, with a part of its rows at a time. */
	void rows(ExportSection section, List<JsonNode> rows);

	/** A section is complete. */
	void end(ExportSection section);

}
