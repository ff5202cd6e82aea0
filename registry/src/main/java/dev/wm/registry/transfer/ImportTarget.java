package dev.wm.registry.transfer;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Receives the parts of an export document.
 */
interface ImportTarget {

	/** The mesh, the first part. */
	void mesh(JsonNode mesh);

	/** A batch of rows of a section; sections come in their order. */
	void rows(ExportSection section, List<JsonNode> rows);

	/** The end of a section. */
	void end(ExportSection section);

}
