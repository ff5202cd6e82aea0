package dev.wm.registry.transfer;

import java.io.OutputStream;

/**
 * Whatever a backup is made of.
 */
@FunctionalInterface
public interface MeshExporter {

	/**
	 * Writes all of it.
	 * @param out where to, left open
	 * @param secrets whether hashes of tokens are a part of it
	 */
	void export(OutputStream out, boolean secrets);

}
