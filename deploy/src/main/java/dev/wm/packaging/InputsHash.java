package dev.wm.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of everything that an output is made from. Mutable, inputs are added; not
 * thread-safe.
 */
final class InputsHash {

	private final MessageDigest digest;

	InputsHash() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

	InputsHash add(String text) {
		return add(text.getBytes(StandardCharsets.UTF_8));
	}

	private InputsHash add(byte[] bytes) {
		this.digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
		this.digest.update(bytes);
		return this;
	}

	/** Adds names, contents, and modification times to the second. */
	InputsHash addFiles(List<Path> files) throws IOException {
		for (Path file : files) {
			add(String.valueOf(file.getFileName()))
				.add(Files.getLastModifiedTime(file).toInstant().getEpochSecond() + "")
				.add(Files.readAllBytes(file));
		}
		return this;
	}

	/** Whether a file holds this hash, so that the output need not be made again. */
	boolean isIn(Path file) throws IOException {
		return Files.exists(file) && Files.readString(file).equals(toString());
	}

	void writeTo(Path file) throws IOException {
		Files.writeString(file, toString());
	}

	@Override
	public String toString() {
		try {
			return HexFormat.of().formatHex(((MessageDigest) this.digest.clone()).digest());
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("the JDK's SHA-256 can be copied", ex);
		}
	}

}
