package dev.wm.registry.transfer;

/**
 * Receives the progress of an import.
 */
@FunctionalInterface
interface ImportListener {

	/** Ignores the progress. */
	ImportListener NONE = (section, rows) -> {
	};

	void stored(ExportSection section, long rows);

}
