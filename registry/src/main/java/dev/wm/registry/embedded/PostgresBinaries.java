package dev.wm.registry.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.StartupException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks the programs of PostgreSQL from the class path, once for each version.
 */
final class PostgresBinaries {

	private PostgresBinaries() {
	}

	/**
	 * Unpacks the programs into the data folder unless they are there.
	 * @param folder the data folder
	 * @return the folder with {@code bin}, {@code lib} and {@code share}
	 */
	static Path unpack(DataFolder folder) {
		try {
			byte[] archive = archive();
			Path target = folder.resolve("postgresql-programs-" + fingerprint(archive));
			if (!Files.isDirectory(target)) {
				Path draft = Files.createTempDirectory(folder.path(), "postgresql-programs-new");
				unpack(archive, draft);
				// Only a complete folder ever has the final name.
				Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
			}
			return target;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot unpack PostgreSQL into " + folder.path(), ex);
		}
	}

	private static byte[] archive() throws IOException {
		String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
		try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(System.getProperty("os.name"),
				machine)) {
			return in.readAllBytes();
		}
		catch (IllegalStateException ex) {
			throw new StartupException("There is no PostgreSQL for this machine (" + machine
					+ ") in this package: run one, and set SPRING_DATASOURCE_URL.");
		}
	}

	private static String fingerprint(byte[] archive) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
			return HexFormat.of().formatHex(hash, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static void unpack(byte[] archive, Path target) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				unpack(entry, tar, target.resolve(entry.getName()).normalize());
			}
		}
	}

	private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.resolveSibling("."));
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(content, target);
		if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
			throw new IOException("Cannot make " + target + " executable");
		}
	}

}
