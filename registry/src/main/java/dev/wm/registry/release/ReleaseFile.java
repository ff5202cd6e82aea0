package dev.wm.registry.release;

import java.nio.file.Path;

import dev.wm.registry.files.FileStamp;

/**
 * A file of a release, with the content that was verified.
 *
 * @param path where it is
 * @param sha256 the SHA-256 of its content in hexadecimal
 * @param stamp what it looked like when it was verified
 */
record ReleaseFile(Path path, String sha256, FileStamp stamp) {

	/** The entity tag of its content. */
	String tag() {
		return "\"" + this.sha256 + "\"";
	}

}
