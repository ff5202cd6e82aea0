package dev.wm.registry.transfer;

import java.io.OutputStream;

/**
 * Exports the whole mesh.
 */
@FunctionalInterface
public interface MeshExporter {

	/**
	 * Writes the export document.
	 * @param out the destination, left open
	 * @param secrets whether hashes of tokens are included
	 */
	void export(OutputStream out, boolean secrets);

}
