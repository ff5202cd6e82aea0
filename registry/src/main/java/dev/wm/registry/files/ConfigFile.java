package dev.wm.registry.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/**
 * A configuration file of the system that an administrator may have edited. It is
 * replaced atomically and keeps its owner, group and permissions.
 *
 * @param path the file; a link leads to the file that is replaced
 */
public record ConfigFile(Path path) {

	/**
	 * Whether there is such a file.
	 * @return false if it is missing
	 */
	public boolean exists() {
		return Files.isRegularFile(this.path);
	}

	/**
	 * Whether the folder that it belongs in is there.
	 * @return false if it is missing
	 */
	public boolean hasFolder() {
		return Files.isDirectory(this.path.resolveSibling("."));
	}

	/**
	 * Reads the file.
	 * @return its content, empty if there is none
	 * @throws IOException if it cannot be read
	 */
	public Optional<String> read() throws IOException {
		return exists() ? Optional.of(Files.readString(this.path)) : Optional.empty();
	}

	/**
	 * Replaces the file's content once somebody has looked at a draft beside it.
	 * @param content the new content
	 * @param check looks at the draft, and throws if it is no good
	 * @throws IOException if it cannot be written; then it is as before
	 */
	public void replace(String content, Check check) throws IOException {
		Path target = exists() ? this.path.toRealPath() : this.path.toAbsolutePath();
		Path draft = target.resolveSibling("." + target.getFileName() + ".wm-registry");
		try {
			Files.deleteIfExists(draft);
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW,
					StandardOpenOption.WRITE)) {
				if (exists()) {
					copyAttributes(target, draft);
				}
				channel.write(StandardCharsets.UTF_8.encode(content));
				channel.force(true);
			}
			check.accept(draft);
			Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private static void copyAttributes(Path from, Path to) throws IOException {
		PosixFileAttributes attributes = Files.readAttributes(from, PosixFileAttributes.class);
		PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class,
				LinkOption.NOFOLLOW_LINKS);
		PosixFileAttributes own = view.readAttributes();
		if (!own.owner().equals(attributes.owner())) {
			view.setOwner(attributes.owner());
		}
		if (!own.group().equals(attributes.group())) {
			view.setGroup(attributes.group());
		}
		view.setPermissions(attributes.permissions());
	}

	/**
	 * Looks at a draft.
	 */
	@FunctionalInterface
	public interface Check {

		/**
		 * Returns if the draft may take the file's place.
		 * @param draft the draft
		 * @throws IOException if it cannot be looked at
		 */
		void accept(Path draft) throws IOException;

	}

}
