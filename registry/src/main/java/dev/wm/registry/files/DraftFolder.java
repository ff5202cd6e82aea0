package dev.wm.registry.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

import org.jspecify.annotations.Nullable;

/**
 * A folder that gets its name once it is whole, and is gone if it does not. It belongs to
 * whom its parent belongs to: an administrator may make one for the registry.
 */
public final class DraftFolder implements AutoCloseable {

	private final Path target;

	private final Path draft;

	private final UserPrincipal owner;

	private DraftFolder(Path target, Path draft, UserPrincipal owner) {
		this.target = target;
		this.draft = draft;
		this.owner = owner;
	}

	/**
	 * Makes an empty draft.
	 * @param parent the folder to make it in, which is made if necessary
	 * @param name the name that it gets in the end
	 * @return the draft
	 * @throws IOException if it cannot be made
	 */
	public static DraftFolder create(Path parent, String name) throws IOException {
		boolean isNew = !Files.isDirectory(parent);
		var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
		Files.createDirectories(parent, ownerOnly);
		UserPrincipal owner = Files.getOwner(isNew ? parent.toAbsolutePath().resolveSibling(".") : parent);
		own(parent, owner);
		Path draft = Files.createTempDirectory(parent, "." + name + ".", ownerOnly);
		return new DraftFolder(parent.resolve(name), draft, owner);
	}

	// Whom the parent belongs to may have put a link there meanwhile, which must not lead
	// an administrator to give him another file.
	private static void own(Path path, UserPrincipal owner) throws IOException {
		FileOwnerAttributeView view = Files.getFileAttributeView(path, FileOwnerAttributeView.class,
				LinkOption.NOFOLLOW_LINKS);
		if (!view.getOwner().equals(owner)) {
			view.setOwner(owner);
		}
	}

	/**
	 * The draft's path, for reading.
	 * @return the path
	 */
	public Path path() {
		return this.draft;
	}

	/**
	 * Copies a file into the draft.
	 * @param file the file
	 * @throws IOException if it cannot be copied
	 */
	public void copy(Path file) throws IOException {
		Path copy = this.draft.resolve(file.getFileName().toString());
		try (var in = ForeignFiles.open(file)) {
			Files.copy(in, copy);
		}
		own(copy, this.owner);
		try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
			channel.force(true);
		}
	}

	/**
	 * Gives the draft its name.
	 * @return the folder
	 * @throws IOException if the name is taken
	 */
	public Path keep() throws IOException {
		// Until now nobody else could change what is in it.
		own(this.draft, this.owner);
		return Files.move(this.draft, this.target, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Removes what was not kept. */
	@Override
	public void close() {
		if (!Files.exists(this.draft)) {
			return;
		}
		try {
			Files.walkFileTree(this.draft, new Removal());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot remove " + this.draft, ex);
		}
	}

	/** Removes files and folders. */
	private static final class Removal extends SimpleFileVisitor<Path> {

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			Files.delete(file);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException ex) throws IOException {
			Files.delete(folder);
			return FileVisitResult.CONTINUE;
		}

	}

}
