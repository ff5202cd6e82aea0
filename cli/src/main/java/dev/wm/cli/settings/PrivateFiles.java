package dev.wm.cli.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Reads and atomically writes files with mode 0600.
 */
final class PrivateFiles {

	private static final int LONGEST = 64 * 1024;

	private PrivateFiles() {
	}

	static String read(Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new IOException("it is not an ordinary file");
		}
		try (var in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(LONGEST + 1);
			if (bytes.length > LONGEST) {
				throw new IOException("it is far too long");
			}
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
	}

	/** In a folder that is made for it, or made private too. */
	static void writeInPrivateFolder(Path file, String text) throws IOException {
		Path folder = folderOf(file);
		Files.createDirectories(folder);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	static void write(Path file, byte[] bytes) throws IOException {
		Path folder = folderOf(file);
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException("it is not an ordinary file");
		}
		Path draft = Files.createTempFile(folder, ".wm-", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			fill(draft, bytes);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private static Path folderOf(Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null) {
			throw new IOException("it is in no folder");
		}
		return folder;
	}

	private static void fill(Path draft, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(content);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

}
