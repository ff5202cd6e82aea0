package dev.wm.registry.transfer;

/**
 * Is told how far an import has come.
 */
@FunctionalInterface
interface ImportWatcher {

	/** Does not care. */
	ImportWatcher NOBODY = (section, rows) -> {
	};

	void stored(Section section, long rows);

}
