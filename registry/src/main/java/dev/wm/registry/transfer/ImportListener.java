package dev.wm.registry.transfer;

/**
 * Is told how far an import has come.
 */
@FunctionalInterface
interface ImportListener {

	/** Does not care. */
	ImportListener NOBODY = (section, rows) -> {
	};

	void stored(ExportSection section, long rows);

}
