package dev.wm.registry.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a file looked like when it was read: another content has another stamp.
 *
 * @param size its size in bytes
 * @param modified when its content was last written
 * @param changed when its content, name or permissions were last changed
 * @param identity which file it is, whatever its name
 */
public record FileStamp(long size, String modified, String changed, String identity) {

	private static final String ATTRIBUTES = "unix:isRegularFile,size,lastModifiedTime,ctime,dev,ino";

	/**
	 * Reads the stamp of a file.
	 * @param file the file
	 * @return its stamp
	 * @throws IOException if there is none, or it is a link or no regular file
	 */
	public static FileStamp of(Path file) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
		if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
			throw new IOException(file.getFileName() + " is no regular file");
		}
		return new FileStamp((Long) read(attributes, "size"), read(attributes, "lastModifiedTime").toString(),
				read(attributes, "ctime").toString(), read(attributes, "dev") + ":" + read(attributes, "ino"));
	}

	private static Object read(Map<String, Object> attributes, String name) {
		return Objects.requireNonNull(attributes.get(name), name);
	}

}
